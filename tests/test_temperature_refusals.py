"""体温: what is no report. A number that is not the temperature of somebody here and now is never written down."""

from __future__ import annotations

import pytest

from handlers.temperature import Parsed, parse
from tests.test_temperature_reports import NAMES

# One message a line; ⏎ is a new line.
ASKED_ABOUT = """
# bare whole numbers, and numbers that look like a room
36
37
36, 37
三十六
我37
爸36 妈37
今天37
401
405
409
# outside of what a living body has
63.5
33.9
43.1
28.5度
体温63.5
体温28.5
体温6.5
体温 98
98.6
temp 98.6
365℃
# another day
昨天38.5
昨晚38.5
昨天38.5度
昨天体温38.5
38.5昨天
36.5是昨天的
昨天发烧，38.5
昨天的体温⏎爸36.5
上次36.5
前天36.8昨天36.9
明天36.5
36.5 yesterday
yesterday 38.5
my temp was 38.5 last night
# from here to there, more or less
36.5-36.8
36.5到36.8
36.5至36.8
36.5~36.8
36.5～36.8
36-37
36-37度
三十六七度
36.5或36.6
36.5 or 36.6
between 36.5 and 36.8
爸36.5-36.8
-36.5
不到37
不到37度
低于37.3
没超过37.3
体温不到37.3
below 37.3
under 37
可能36.5
好像是36.5
36.5吧
估计36.5左右
I think 36.5
maybe 36.5
# which of the two, whose, when
早36.5晚36.8
早上36.5，晚上36.8
早36.5，中午36.7，晚36.8
早上爸36.5晚上爸36.8
早晚36.5
爸36.5 爸36.8
爸36.5 爸爸36.8
我36.5，再量36.8
都36.5
全家都36.5
我们都36.5
全家都好，36.5
爸妈36.5
爸36.5，36.8
爸36.5 妈
36.5，妈36.8，爸
刚才37.5，现在36.8
# asked, denied or said to somebody
36.5？
36.5?
36.5❓
妈36.5？
没有36.5
不是36.5
我没36.5
楼长36.5
36.5打错了
36.5不对
应该是36.5吧
# one part unsure, all unsure
爸36.5 妈36
爸36.5，妈63.5
我36.5，妈妈大概37
我36.5，老婆好像36.8
# something else in the same breath
摊位36.5
看球36.5
36.5撑着
今天温度36度
36.5 his
他36.5
she has 38.2
# more that could mean two things
量了三次，36.5，36.6，36.5
第一次37.4第二次36.9
左边36.5右边36.7
刚才量37.3，过了10分钟36.9
8点36.5，12点36.8
早上7点36.6，中午12点36.8
体温枪测的36.3，水银的36.6
全家都好，36.5
张三全家36.5
我们俩都36.5
老婆在做饭，36.5
双胞胎36.5
奶瓶38度
38度，好热
38度多
快38度了
将近38度
今天最高36.5度
我姐家孩子38.5
我36.5 老婆36.8 儿子37
It is 38C today, too hot
everyone is 36.5
not above 37
38.5，怎么办
36.5，正常吗
"""

NOTHING = """
你好
谢谢
收到
爸爸
今早
正常
楼长在吗
.
？
①②
٣٦.٥
# times and dates
7点
8:30
早上7点半
36:50
11月22日
11-22
2026-11-22
11.22
12.5
11/22
上午10点到12点
# rooms, buildings, buses
301
3-301
301室
1203
3号楼
3号楼2单元301室
36号楼
36楼
36路公交
5楼
# phones and IDs
138 1234 5678
13812345678
021-36543654
370105199001011234
192.168.36.5
36.5.1
v36.5
1136.5
36.567
# prices
37块5
来37块5的肉
￥36.5
¥36.5
36.5元
36.5块
$36.5
白菜36.5一斤
一共36.5
猪肉36.5
转我36.5
付了36.5
房租3650
36.5 yuan
it costs 36.5
买36.5度的白酒两瓶
38度的二锅头来两瓶
酒精75度
# amounts and sizes
38码拖鞋
38码的鞋
36包
36个
35斤
36.5斤
36.5kg
36.5 kg
37cm
36.5公里
尿不湿36片
鸡蛋36个，牛奶12盒
鞋36码半
体重36.5
宝宝体重36.5斤
身高137
孩子37个月
我37岁
size 38
36 eggs
36 masks please
# shares, blood pressure, pulse
96%
36.5%
血氧98
血氧98.5
血压120/80
120/80
心率72
心率36
spo2 98
pulse 72
bp 120/80
# air and water
水温38度
水温36.5
洗澡水40度
室温36.5
气温36度
今天气温36.5
外面36度
今天36度好热
空调开36度
奶温36.5
烤箱200度
water 38 degrees
room temperature 36
it is 37 degrees outside
# questions and limits
37.3算发烧吗？
37.3算发烧吗
37.3，算发烧吗
36.5正常吗
体温37.3正常吗？
37.5要去医院吗
38度怎么办
多少度算发烧
体温多少正常
超过37.3怎么办
超过37.3
超过37.3的请上报
37.3以上要上报
37.3以上
体温37.3℃以上不能进
高于38度要去医院
体温达到37.3度的人员请上报
如果体温38.5怎么办
要是38度以上呢
如果发烧了，38.5怎么办
万一38.5呢
正常体温是36.5
正常体温36-37.2
人的体温在36.5左右
格式：张三36.5
例如：36.5
怎么报体温
发烧吗？
有没有发烧？
咳嗽怎么办
is 36.5 normal
is 37.5 a fever?
what if it's 38.5?
over 37.3
37.3 or above
if it is 37.5 I will call
normal temp is 36.5
people with 37.3 or higher must report
# others
听说3号楼有人38度
听说隔壁38.5
隔壁老王38.5
隔壁老王发烧了，38.5
3号楼有人发烧
邻居发烧38.5
我同事38.5
楼上那家38度
群里有人38.5
新闻说有人38.5
有个病人38.5
王医生说37.5要去医院
小区保安38.5
猫38.5
我家狗38.5
someone has 38.5
my neighbor has 38.5
neighbor's son has a fever
mom said 36.5 yesterday
I heard 38.5 in building 3
# orders, gossip, the weather, and numbers of all kinds
帮我买一箱牛奶36.5元
牛奶36.5一箱
口罩36.5一包
欠你36.5
红包36.5
快递单号365
取件码 365
验证码365
密码36.5
股票跌到36.5了
油价36.5
车牌365
公交365路
360杀毒
今天走了365步
一年365天
看了365页
还有38天
38床
38号
三十六计
三十六个
三十八块
一百三十六
外面36.5度热死了
太热了36.5度
广州36.5度
今天零下5度
水烧到40度
热水放好了38度
泡脚水42度
42度白酒
喝了二两38度的酒
楼上老李家孩子38.5
对面邻居说他发烧38度
老王说他36.5
我同学38.5
我朋友发烧39度
听说小区有人发烧了
医生说超过38.5吃药
体温计在哪里买
体温计坏了
没有体温计
Can you bring 36 eggs?
I need size 38 slippers
bus 365
oven at 38
my friend's son had 38.5
doctor said if over 38 take medicine
call me if it goes above 38.5
see you at 8:30
call 36512345
"""

ARTICLE = """
发热是新冠肺炎最常见的症状之一，多数患者体温在37.3℃以上，少数人可达38.5℃甚至39.0℃。专家提醒，人的正常体温一般在36.0℃到37.2℃之间，
早晚略有不同，早上36.3℃左右，下午36.8℃左右。测量腋下体温时应夹紧5分钟。如果体温超过38.5℃，可以服用退烧药；超过39℃应及时就医。
儿童的体温比成人高0.3℃，运动后可达37.5℃。请各位居民每天7:30和18:00各测一次，发现体温高于37.3℃请立即上报社区，电话12345678。
"""

CHAIN_LETTER = """
【紧急通知】转发给家人！钟院士说，用56度的热水泡脚20分钟，喝38度以上的白酒2两，病毒就会死掉。
某小区3号楼有3人发烧，体温38.5、38.7、39.1，已经送到医院。超市大白菜36.5元一斤，鸡蛋37块5。
请大家不要出门！看到的人转发到10个群，电话13812345678。今天气温36.5度，室温28度。
"""

LIST_OF_CASES = """
今日新增病例：病例1，男，36岁，体温38.5℃，住院；病例2，女，42岁，体温37.8℃；病例3，男，38岁，体温36.9℃。
累计确诊365例，治愈340例。
"""


def messages(table: str) -> list[str]:
    """Each message of a table."""
    return [line.replace("⏎", "\n") for line in table.splitlines() if line and not line.startswith("# ")]


@pytest.mark.parametrize("text", messages(ASKED_ABOUT))
def test_what_could_mean_two_things_is_asked_about(text: str) -> None:
    parsed = parse(text, NAMES)
    assert (parsed.kind, parsed.readings) == ("unsure", [])


@pytest.mark.parametrize("text", ["", " ", "\n", *messages(NOTHING)])
def test_what_has_nothing_to_do_with_a_temperature_of_ours_says_nothing(text: str) -> None:
    assert parse(text, NAMES) == Parsed("none")


@pytest.mark.parametrize("text", [ARTICLE, CHAIN_LETTER, LIST_OF_CASES, ARTICLE * 20])
def test_an_article_that_somebody_passed_on_says_nothing(text: str) -> None:
    assert parse(text, NAMES) == Parsed("none")


def test_one_plain_line_in_a_long_text_is_a_report() -> None:
    parsed = parse(f"{CHAIN_LETTER}\n我36.5\n", NAMES)
    assert [(who, str(celsius)) for who, celsius in parsed.readings] == [("我", "36.5")]


def test_what_stands_behind_many_spaces_counts() -> None:
    assert parse("36.5" + " " * 600).kind == "report"
    assert parse("36.5" + " " * 600 + "是昨天的").kind == "unsure"
    assert parse("啊" * 10_000 + "36.5").kind == "none"
