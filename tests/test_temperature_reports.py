"""体温: what people write to report one, and what it says. The tables are read as a person would read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.temperature import Parsed, parse

NAMES = ("张三", "李四", "王芳", "John Smith", "John")

# What was written | who value, who value … +symptom -denied
# who: - is nobody named, ?王五 is a name that the household does not have; _ is a space, ⏎ a new line.

REPORTS = """
# as the issue writes them
36.5 | - 36.5
36．5 | - 36.5
３６．５ | - 36.5
36,5 | - 36.5
36，5 | - 36.5
36。5 | - 36.5
36·5 | - 36.5
36 5 | - 36.5
36. 5 | - 36.5
36度5 | - 36.5
36度半 | - 36.5
36.5度 | - 36.5
36.5℃ | - 36.5
36.5 ℃ | - 36.5
36.5°C | - 36.5
36.5 °c | - 36.5
36.5C | - 36.5
36.5摄氏度 | - 36.5
摄氏36.5度 | - 36.5
三十六度五 | - 36.5
三十六点五 | - 36.5
三十六度半 | - 36.5
三十六点五度 | - 36.5
三十七点二度 | - 37.2
三十六度八 | - 36.8
体温三十六度五 | - 36.5
卅六度五 | - 36.5
三十八度 | - 38.0
四十度一 | - 40.1
36点5 | - 36.5
36点5度 | - 36.5
36度5分 | - 36.5
365 | - 36.5
381 | - 38.1
体温365 | - 36.5
爸365 | 爸 36.5
爸爸366 妈妈367 | 爸爸 36.6 妈妈 36.7
今早365 | - 36.5
体温36 | - 36.0
体温：37 | - 37.0
36度 | - 36.0
38度 | - 38.0
36℃ | - 36.0
37° | - 37.0
98.6F | - 37.0
98.6℉ | - 37.0
98.6 °F | - 37.0
98.6 degrees F | - 37.0
98.6 Fahrenheit | - 37.0
华氏98.6 | - 37.0
华氏98.6度 | - 37.0
98.6华氏度 | - 37.0
100.4F | - 38.0
101 F | - 38.3
36.50 | - 36.5
36.55 | - 36.6
36.54 | - 36.5
36.45 | - 36.5
37.25℃ | - 37.3
34.0 | - 34.0
43.0 | - 43.0
38.5 | - 38.5
 36.5  | - 36.5
36.5。 | - 36.5
36.5！ | - 36.5
「36.5」 | - 36.5
“36.5” | - 36.5
(36.5) | - 36.5
【36.5】 | - 36.5
*36.5* | - 36.5
36.5… | - 36.5
# with words around
体温36.5 | - 36.5
体温：36.5℃ | - 36.5
体温是36.5 | - 36.5
体温36.5正常 | - 36.5
体温正常36.5 | - 36.5
体温正常，36.5 | - 36.5
我的体温是36.5 | 我 36.5
报体温 36.5 | - 36.5
/temp 36.5 | - 36.5
T 36.5 | - 36.5
T:36.5 | - 36.5
今早36.5 | - 36.5
早上36.5 | - 36.5
今天早上 36.5 | - 36.5
今天36.5 | - 36.5
今天体温36.5 | - 36.5
现在36.5 | - 36.5
晚 36.5 | - 36.5
今日体温：早36.5 | - 36.5
早上好，36.5 | - 36.5
早上好！今天体温36.5，谢谢！ | - 36.5
楼长您好，36.5，谢谢 | - 36.5
楼长，今早36.5 | - 36.5
楼长早！36.5 | - 36.5
您好 36.5 | - 36.5
收到，36.5 | - 36.5
收到。36.5 | - 36.5
刚量的36.5 | - 36.5
刚才量了，36.5 | - 36.5
刚量完，36.7 | - 36.7
已测 36.5 打卡 | - 36.5
打卡36.5 | - 36.5
报到 36.5 | - 36.5
36.5打卡 | - 36.5
36.5已测 | - 36.5
体温打卡：36.4 | - 36.4
36.5正常 | - 36.5
36.5，一切正常 | - 36.5
36.5 一切正常 | - 36.5
36.5一切正常 | - 36.5
36度一切正常 | - 36.0
36.5左右 | - 36.5
大概36.5 | - 36.5
差不多36.5吧了 | - 36.5
是36.5 | - 36.5
早饭吃了，体温36.5 | - 36.5
起床测的36.4 | - 36.4
刚起床，36.3 | - 36.3
吃了退烧药后36.9 | - 36.9
吃完药量的37.4 | - 37.4
腋下36.5 | - 36.5
额温36.2 | - 36.2
耳温37.1 | - 37.1
36.5，今天想买点菜 | - 36.5
36.5，有菜送吗 | - 36.5
36.5，今天能下楼扔垃圾吗？ | - 36.5
36.6度，不发烧，一切都好 | - 36.6 -fever
体温36.5度，无发热咳嗽 | - 36.5 -fever -cough
今天体温36.7，没有不舒服 | - 36.7
楼长辛苦了！36.6 | - 36.6
不好意思报晚了，36.5 | - 36.5
补报：早上36.5 | - 36.5
下午好，体温36.8℃，健康 | - 36.8
睡前36.6 | - 36.6
饭后37.0 | - 37.0
复测36.9 | - 36.9
刚刚又量了一遍，36.9 | - 36.9
早上7点半 36.5 | - 36.5
7:30 36.5 | - 36.5
8点36.5 | - 36.5
8点量的，36.5 | - 36.5
36.5，8点量的 | - 36.5
36.5（7:40测） | - 36.5
11月22日 36.5 | - 36.5
11月22日早 36.5 | - 36.5
11-22 36.5 | - 36.5
2026.11.22 体温36.5 | - 36.5
今天周日，36.5 | - 36.5
血氧98 体温36.5 心率72 | - 36.5
体温36.5，血压120/80 | - 36.5
体温36.5 血氧98% | - 36.5
心率80，体温36.6 | - 36.6
电话13812345678，体温36.5 | - 36.5
水温38度，我36.5 | 我 36.5
从38.5降到36.8 | - 36.8
38.5退到37.2了 | - 37.2
昨天38.5今天36.5 | - 36.5
昨天38.5，今天36.5 | - 36.5
今天36.5，昨天38.5 | - 36.5
昨天有点烧，今天36.8 | - 36.8
昨晚38.2，现在37.1 | - 37.1
明天要去做核酸，36.5 | - 36.5
等会儿再量，现在36.5 | - 36.5
36.5，等会儿再量一次 | - 36.5
早上36.5，晚上再量 | - 36.5
听说3号楼有人发烧，我36.5 | 我 36.5
邻居送了菜，36.5 | - 36.5
收到通知，36.5 | - 36.5
外面好冷，36.5 | - 36.5
做饭呢体温36.5 | - 36.5
今天没出门体温36.5 | - 36.5
楼下超市开了，体温36.4 | - 36.4
# whose
我36.5 | 我 36.5
我今天在家看书，36.5 | 我 36.5
本人36.5 | 我 36.5
本人体温36.5 | 我 36.5
自己 36.5 | 我 36.5
我自己36.5 | 我 36.5
我现在36.5 | 我 36.5
我刚量36.5 | 我 36.5
我36.5正常吗 | 我 36.5
我36.5，正常吗？ | 我 36.5
我37.4要不要紧？ | 我 37.4
孩子38.5怎么办 | 孩子 38.5
孩子发烧38.5怎么办？ | 孩子 38.5
刚量的37.8，怎么办 | - 37.8
妈36.5 | 妈 36.5
我妈36.5 | 妈 36.5
我的妈妈36.5 | 妈妈 36.5
我家孩子36.9 | 孩子 36.9
我们家老爷子36.1 | 老爷子 36.1
妈妈今早36.5 | 妈妈 36.5
妈妈的体温36.5 | 妈妈 36.5
媽媽36.5 | 媽媽 36.5
孩子38度2 | 孩子 38.2
孩子自己量的36.6 | 孩子 36.6
给孩子量了36.8 | 孩子 36.8
我给孩子量的，36.8 | 孩子 36.8
刚给孩子量了，36.8，没什么不舒服 | 孩子 36.8
楼长辛苦了，刚给孩子量了，36.8，没什么不舒服 | 孩子 36.8
老婆量过了，36.7 | 老婆 36.7
奶奶不咳嗽，36.5 | 奶奶 36.5 -cough
孩子退烧了，36.8 | 孩子 36.8
爷爷，36.4 | 爷爷 36.4
爸36.5 妈36.8 我36.5 | 爸 36.5 妈 36.8 我 36.5
爸36.5妈36.8 | 爸 36.5 妈 36.8
爸36.5、妈36.8 | 爸 36.5 妈 36.8
爸36，5，妈36，8 | 爸 36.5 妈 36.8
爸36 5妈36 8 | 爸 36.5 妈 36.8
爸：36.5；妈：36.8。 | 爸 36.5 妈 36.8
爸36.5 妈也是36.5 | 爸 36.5 妈 36.5
爸36.5-妈36.8 | 爸 36.5 妈 36.8
爸36.5和妈36.8 | 爸 36.5 妈 36.8
我三十六度六妈妈三十六度七 | 我 36.6 妈妈 36.7
张三：36.5，李四：37.4 | 张三 36.5 李四 37.4
张三，36.5，李四，37.4 | 张三 36.5 李四 37.4
张三⏎36.5⏎李四⏎37.4 | 张三 36.5 李四 37.4
张三 36.5⏎李四 37.4⏎ | 张三 36.5 李四 37.4
今早体温⏎张三36.5⏎李四37.4⏎谢谢 | 张三 36.5 李四 37.4
1. 张三 36.5⏎2. 李四 37.4 | 张三 36.5 李四 37.4
①张三36.5②李四36.8 | 张三 36.5 李四 36.8
- 爸 36.5⏎- 妈 36.8 | 爸 36.5 妈 36.8
36.5张三 | 张三 36.5
36.5 张三，36.8 李四 | 张三 36.5 李四 36.8
36.5张三、36.8李四 | 张三 36.5 李四 36.8
36.5⏎张三 | 张三 36.5
36.5，我是张三 | 张三 36.5
我是张三36.5 | 张三 36.5
我是张三，36.5 | 张三 36.5
我是张三，今天体温36.5 | 张三 36.5
我叫张三，体温36.5 | 张三 36.5
我张三 36.5 | 张三 36.5
张三本人36.5 | 张三 36.5
爸爸（张三）36.5 | 张三 36.5
张三（爸爸）36.5 | 张三 36.5
老婆王芳36.5 | 王芳 36.5
王芳女士36.5 | 王芳 36.5
爸妈都36.5 | 爸 36.5 妈 36.5
爸、妈都是36.5 | 爸 36.5 妈 36.5
爷爷奶奶都是36.3 | 爷爷 36.3 奶奶 36.3
我和妈都36.5 | 我 36.5 妈 36.5
我爸我妈都36.5 | 爸 36.5 妈 36.5
我爸妈都36.5，我36.7 | 爸 36.5 妈 36.5 我 36.7
我和老婆都是36.5，儿子36.8 | 我 36.5 老婆 36.5 儿子 36.8
爸妈分别是36.5和36.8 | 爸 36.5 妈 36.8
我和老婆36.5、36.7 | 我 36.5 老婆 36.7
报一下，三个人都正常，我36.4老婆36.5儿子36.7 | 我 36.4 老婆 36.5 儿子 36.7
爸爸36.5，妈妈36.8，爷爷37.1，奶奶36.9，我36.6，弟弟36.4 | 爸爸 36.5 妈妈 36.8 爷爷 37.1 奶奶 36.9 我 36.6 弟弟 36.4
老大36.5，老二36.7，老三37.0 | 老大 36.5 老二 36.7 老三 37.0
岳父36.2，岳母36.4，女婿36.6，外孙女36.8 | 岳父 36.2 岳母 36.4 女婿 36.6 外孙女 36.8
老伴36.3我36.5 | 老伴 36.3 我 36.5
36.5 36.8 | - 36.5 - 36.8
36.5，36.8 | - 36.5 - 36.8
36.5/36.8/37.0 | - 36.5 - 36.8 - 37.0
36.5和36.8 | - 36.5 - 36.8
36.5⏎36.8 | - 36.5 - 36.8
一家三口 36.5 36.6 36.7 | - 36.5 - 36.6 - 36.7
36.5，妈36.8 | - 36.5 妈 36.8
36.5 妈36.8 | - 36.5 妈 36.8
王五36.5 | ?王五 36.5
王五：36.5 | ?王五 36.5
王芳芳36.5 | ?王芳芳 36.5
张三丰36.5 | ?张三丰 36.5
张三妈36.5 | ?张三妈 36.5
张三的妈妈36.5 | ?张三的妈妈 36.5
王阿姨36.8 | ?王阿姨 36.8
李大爷37.1 | ?李大爷 37.1
小明36.5 | ?小明 36.5
欧阳娜36.5 | ?欧阳娜 36.5
我36.5 王五36.8 | 我 36.5 ?王五 36.8
Tom 36.5 | ?Tom 36.5
kids are ok: Tom 36.5, Anna 36.7 | ?Tom 36.5 ?Anna 36.7
# in English
36.5 normal | - 36.5
I'm 36.5 | 我 36.5
me 36.5 | 我 36.5
36.5 me | 我 36.5
I am John Smith 36.5 | John_Smith 36.5
john smith 36.5 | John_Smith 36.5
JOHN 36.5 | John 36.5
Mom 36.5 | Mom 36.5
my mom 36.5 | mom 36.5
Mom: 36.5, Dad: 36.8 | Mom 36.5 Dad 36.8
mom 36.5 and dad 36.8 | mom 36.5 dad 36.8
mom and dad both 36.5 | mom 36.5 dad 36.5
mom's temp is 36.6 | mom 36.6
36.5 for mom | mom 36.5
temp 36.6 this morning | - 36.6
my temperature is 36.5 | - 36.5
my temperature today is 36.5 °C, thanks | - 36.5
Good morning, 36.5 | - 36.5
Hello! 36.5 degrees. Thank you | - 36.5
it's 36.5 now | - 36.5
about 36.5 | - 36.5
feeling fine today, 36.6C | - 36.6
My son has 38.2 and is coughing | son 38.2 +cough
my daughter's temperature is 37.9, she is tired | daughter 37.9 +fatigue
I took my mom's temp: 36.7 | mom 36.7
just measured, 36.4 | - 36.4
36.5, no fever, no cough | - 36.5 -fever -cough
temp: 98.4F, feeling good | - 36.9
My wife and I are both 36.6 | wife 36.6 我 36.6
wife 36.6, me 36.4, baby 37.0 | wife 36.6 我 36.4 baby 37.0
we are all fine: me 36.5, my husband 36.8, our son 36.9 | 我 36.5 husband 36.8 son 36.9
Reporting 36.5 after breakfast | - 36.5
thermometer says 36.9 | - 36.9
Yesterday I had 38.5, today 36.9 | - 36.9
Is my 37.2 ok? | - 37.2
My son has 38.5, what should I do? | son 38.5
can I go out? my temp is 36.5 | - 36.5
sorry for the delay, 36.7 | - 36.7
All good here. 36.4 | - 36.4
grandma 36.1 grandpa 36.3 | grandma 36.1 grandpa 36.3
# as it comes
體溫36.5 | - 36.5
爺爺36.5 奶奶36.6 | 爺爺 36.5 奶奶 36.6
媽媽沒有發燒，36.5 | 媽媽 36.5 -fever
36.5 ✅ | - 36.5
🌡️36.5 | - 36.5
🌡️３６．５℃ | - 36.5
36.5🙏🏻 | - 36.5
👨\u200d👩\u200d👧36.5 | - 36.5
36.5👍🏿👍🏿 | - 36.5
3️⃣6️⃣.5️⃣ | - 36.5
3\u200b6.5 | - 36.5
体温\ufeff36.5 | - 36.5
１．张三　３６．５ | 张三 36.5
36.5ºC | - 36.5
𝟛𝟞.𝟝 | - 36.5
36．5度 | - 36.5
"""

CORRECTIONS = """
更正 36.8 | - 36.8
更正：36.8 | - 36.8
36.8更正 | - 36.8
更正妈36.8 | 妈 36.8
更正一下，妈妈是36.8 | 妈妈 36.8
改成36.8 | - 36.8
改为 36.8 | - 36.8
37.8改成36.8 | - 36.8
把37.8改成36.8 | - 36.8
妈妈改成36.8 | 妈妈 36.8
打错了，是36.8 | - 36.8
打错了 36.8 | - 36.8
37.8打错了，36.8 | - 36.8
写错了 36.8 | - 36.8
36.8，刚才打错了 | - 36.8
刚才写错了，不是37.8，是36.8 | - 36.8
不对，应该是36.8 | - 36.8
不对，36.8 | - 36.8
37.8，不对，36.8 | - 36.8
不是37.8是36.8 | - 36.8
不是37.8，是36.8 | - 36.8
我不是37.8是36.8 | 我 36.8
爸不是37.8是36.8 | 爸 36.8
应该是36.8 | - 36.8
张三应该是36.8 | 张三 36.8
爸36.5打错了，是36.8 | 爸 36.8
爸36.5不对，爸36.8 | 爸 36.8
修正：张三36.8 李四36.6 | 张三 36.8 李四 36.6
更正：爸36.8 妈36.6 | 爸 36.8 妈 36.6
手误，36.8 | - 36.8
不好意思写错了，孩子是36.8 | 孩子 36.8
說錯了，36.8 | - 36.8
体温更正为36.8 | - 36.8
correction 36.8 | - 36.8
Correction: mom 36.8 | mom 36.8
typo, it's 36.8 | - 36.8
sorry, I meant 36.8 | - 36.8
37.8 should be 36.8 | - 36.8
oops, 36.8 | - 36.8
更正 |
打错了。 |
写错了 |
刚才那个写错了 |
不对 |
correction |
"""

WITHOUT_A_VALUE = """
咳嗽 | +cough
干咳 | +cough
有点咳 | +cough
我咳嗽两天了 | +cough
浑身没劲 | +fatigue
没力气 | +fatigue
乏力 | +fatigue
今天好累，浑身乏力 | +fatigue
嗓子疼 | +sore_throat
嗓子有点疼 | +sore_throat
喉咙痛 | +sore_throat
咽痛 | +sore_throat
孩子嗓子疼，不发烧 | +sore_throat -fever
胸闷气短 | +breathless
有点喘 | +breathless
呼吸困难 | +breathless
孩子喘不上气 | +breathless
拉肚子 | +diarrhoea
腹泻三次 | +diarrhoea
没味道 | +taste_loss
吃饭没味道 | +taste_loss
闻不到味道了 | +taste_loss
嗅觉没了 | +taste_loss
味觉减退 | +taste_loss
嗅觉味觉都没了 | +taste_loss
没有嗅觉 | +taste_loss
嗅觉正常 | -taste_loss
头疼 | +headache
头痛得厉害 | +headache
头有点疼 | +headache
头不疼 | -headache
发烧了 | +fever
我发烧了 | +fever
低烧 | +fever
有点发热 | +fever
又烧起来了 | +fever
我媽發燒了 | +fever
没发烧 | -fever
没有发烧 | -fever
没有发烧，不咳嗽 | -fever -cough
没有发烧咳嗽 | -fever -cough
无发热、咳嗽 | -fever -cough
无发热、咳嗽、乏力等症状 | -fever -cough -fatigue
没有发烧和咳嗽 | -fever -cough
没有发烧或咳嗽 | -fever -cough
无咳嗽、腹泻，无乏力 | -cough -diarrhoea -fatigue
不发烧也不咳嗽 | -fever -cough
不发烧，咳嗽 | -fever +cough
不发烧但是咳嗽 | -fever +cough
没发烧，就是有点咳嗽 | -fever +cough
不怎么咳了 | -cough
没再发烧 | -fever
不咳不喘 | -cough -breathless
嗓子不疼，头也疼 | -sore_throat +headache
没有出现发烧症状 | -fever
没有任何发热 | -fever
fever | +fever
I have a fever | +fever
I have a dry cough and a headache | +cough +headache
coughing a lot, very tired | +cough +fatigue
sore throat since this morning | +sore_throat
short of breath | +breathless
can't breathe | +breathless
diarrhea | +diarrhoea
I can't smell anything | +taste_loss
lost my sense of taste | +taste_loss
no fever | -fever
no fever today | -fever
no fever, no cough | -fever -cough
no fever or cough | -fever -cough
no fever, cough or headache | -fever -cough -headache
no cough, fever, or sore throat | -cough -fever -sore_throat
no fever but a cough | -fever +cough
I don't have a cough | -cough
not tired | -fatigue
no fever, but I have a headache | -fever +headache
昨天发烧，今天咳嗽 | +cough
"""

# What was written | room who value, …
ROOMS = """
301 36.5 | 301 - 36.5
301室36.5 | 301室 - 36.5
301室 36.5 | 301室 - 36.5
302室 365 | 302室 - 36.5
402 36.5 | 402 - 36.5
1203 36.5 | 1203 - 36.5
3-301 36.5 | 3-301 - 36.5
3-301：36.5 | 3-301 - 36.5
3-2-301 36.5 | 3-2-301 - 36.5
3号楼2单元301室 36.5 | 3号楼2单元301室 - 36.5
3号楼2单元301 36.5 | 3号楼2单元301 - 36.5
3号楼301，36.5 | 3号楼301 - 36.5
3栋301 36.5 | 3栋301 - 36.5
B座1203 36.5 | B座1203 - 36.5
A301 36.5 | A301 - 36.5
room 301: 36.5 | 301 - 36.5
301，36.5 | 301 - 36.5
301体温36.5 | 301 - 36.5
301户 36.5 | 301户 - 36.5
301 张三 36.5 | 301 张三 36.5
301 爸36.5 妈36.8 | 301 爸 36.5 301 妈 36.8
301：爸36.5，妈36.8 | 301 爸 36.5 301 妈 36.8
301室⏎爸36.5⏎妈36.8 | 301室 爸 36.5 301室 妈 36.8
302报：36.5/36.8 | 302 - 36.5 302 - 36.8
301 36.5⏎302 36.8⏎401 37.0 | 301 - 36.5 302 - 36.8 401 - 37.0
301 36.5，302 36.8 | 301 - 36.5 302 - 36.8
301 王五 36.5⏎302 赵六 36.8 | 301 ?王五 36.5 302 ?赵六 36.8
301 爸36.5⏎302 爸36.8 | 301 爸 36.5 302 爸 36.8
我是3号楼2单元301的张三，体温36.5 | 3号楼2单元301 张三 36.5
"""


def lines(table: str) -> list[tuple[str, str]]:
    """Each line of a table: what was written, what it says."""
    parted = [line.rpartition(" |") for line in table.splitlines() if line and not line.startswith("# ")]
    return [(text.replace("⏎", "\n"), said.strip()) for text, _, said in parted]


def meant(kind: str, said: str) -> Parsed:
    """What a line says, as the parser should put it."""
    words = said.split()
    marks = [word for word in words if len(word) > 1 and word[0] in "+-"]
    pairs = [word for word in words if word not in marks]
    written = [None if who == "-" else who.removeprefix("?").replace("_", " ") for who in pairs[::2]]
    whose = [None if who[0] in "-?" else name for who, name in zip(pairs[::2], written, strict=True)]
    return Parsed(
        "correction" if kind == "correction" else "report",
        list(zip(whose, map(Decimal, pairs[1::2]), strict=True)),
        frozenset(mark[1:] for mark in marks if mark[0] == "+"),
        frozenset(mark[1:] for mark in marks if mark[0] == "-"),
        written,
        [""] * len(written),
    )


@pytest.mark.parametrize(("text", "said"), lines(REPORTS))
def test_a_report_is_understood(text: str, said: str) -> None:
    assert parse(text, NAMES) == meant("report", said)


@pytest.mark.parametrize(("text", "said"), lines(CORRECTIONS))
def test_a_correction_is_understood(text: str, said: str) -> None:
    assert parse(text, NAMES) == meant("correction", said)


@pytest.mark.parametrize(("text", "said"), lines(WITHOUT_A_VALUE))
def test_how_somebody_is_counts_without_a_value(text: str, said: str) -> None:
    assert parse(text, NAMES) == meant("report", said)


@pytest.mark.parametrize(("text", "said"), lines(ROOMS))
def test_a_room_stands_before_its_readings_and_is_none_itself(text: str, said: str) -> None:
    words = said.split()
    parsed = parse(text, NAMES)
    assert parsed.kind == "report"
    assert parsed.rooms == words[::3]
    assert parsed.written == [None if who == "-" else who.removeprefix("?") for who in words[1::3]]
    assert [str(celsius) for _, celsius in parsed.readings] == words[2::3]


def test_every_name_that_the_household_has_is_given_as_it_has_it() -> None:
    assert parse("JOHN smith 36.5", NAMES).readings == [("John Smith", Decimal("36.5"))]
    assert parse("陳靜36.5", ["陈静"]).readings == [("陈静", Decimal("36.5"))]
    assert parse("爸36.5 小雨36.6", ["爸", "小雨"]).readings == [("爸", Decimal("36.5")), ("小雨", Decimal("36.6"))]
    assert parse("36.5", ["", " "]).readings == [(None, Decimal("36.5"))]
