"""A second shop's list: other things, other units, other packs than tests/supplies/shop.py."""

from __future__ import annotations

from handlers.supplies import Catalogue
from tests.supplies.shop import HEADINGS

_LIST = """
东北大米|大米,米,rice|粮油|袋|20|斤|68
面粉|白面,flour|粮油|袋|10|斤|30
挂面|面条,noodles|粮油|包|500|克|6
菜籽油|食用油,油,oil|粮油|桶|5|L|70
花生油||粮油|桶|5|L|120
食盐|盐,salt|调料|包|400|g|3
酱油||调料|瓶|500|ml|8
生抽|soy sauce|调料|瓶|500|ml|9
老抽|dark soy sauce|调料|瓶|500|ml|9
白醋||调料|瓶|500|ml|5
米醋|vinegar|调料|瓶|500|ml|5
蜂蜜|honey|调料|瓶|||30
白糖|糖,sugar|调料|袋|1|斤|6
冰糖||调料|袋|1|斤|7
淀粉||调料|袋|||4
火锅底料||调料|包|||12
榨菜||调料|包|||2
鸡蛋|eggs,egg|蛋奶|板|30|个|26
鲜牛奶|牛奶,milk|蛋奶|盒|1|L|14
酸奶|yogurt|蛋奶|箱|12|盒|50
奶酪|cheese|蛋奶|包|||20
奶粉|milk powder|蛋奶|罐|||200
土豆|potatoes,potato|蔬菜|斤|||2
番茄|西红柿,tomato,tomatoes|蔬菜|斤|||4
黄瓜|cucumber|蔬菜|斤|||4
大白菜|白菜,cabbage|蔬菜|棵|||6
娃娃菜||蔬菜|袋|3|棵|8
生菜|lettuce|蔬菜|斤|||5
油菜|上海青|蔬菜|斤|||5
菠菜|spinach|蔬菜|斤|||6
香菜||蔬菜|把|||2
小葱|葱|蔬菜|把|||2
大葱||蔬菜|根|||2
生姜|姜,ginger|蔬菜|斤|||9
大蒜|蒜,garlic|蔬菜|头|||1
红薯|地瓜,sweet potato|蔬菜|斤|||3
南瓜|pumpkin|蔬菜|个|||8
冬瓜||蔬菜|斤|||3
茄子|eggplant|蔬菜|斤|||5
豆角||蔬菜|斤|||6
莲藕||蔬菜|节|||6
金针菇||蔬菜|包|||3
洋葱|onion,onions|蔬菜|个|||2
胡萝卜|carrots,carrot|蔬菜|斤|||3
猪肉|pork|肉鱼|斤|||16
肉末||肉鱼|盒|||12
排骨||肉鱼|斤|||30
牛腩||肉鱼|斤|||48
羊肉卷||肉鱼|盒|||35
鸡翅|chicken wings|肉鱼|袋|2|斤|40
鸡胸肉|chicken breast|肉鱼|袋|||15
三文鱼|salmon|肉鱼|盒|||60
鲈鱼||肉鱼|条|||30
基围虾|虾,shrimp|肉鱼|盒|||45
午餐肉|spam|肉鱼|罐|||15
香肠|sausage|肉鱼|包|10|根|18
苹果|apples,apple|水果|个|||2
香蕉|bananas|水果|把|||10
橘子|tangerines|水果|袋|5|斤|20
梨|pears|水果|个|||2
葡萄|grapes|水果|斤|||12
火龙果||水果|个|||8
柚子||水果|个|||10
猕猴桃|kiwi,kiwis|水果|盒|||18
面包|bread|主食|袋|||8
馒头||主食|袋|5|个|5
速冻水饺|饺子,水饺,dumplings|主食|袋|||20
汤圆||主食|袋|||12
方便面|泡面,instant noodles|主食|箱|24|包|60
自热米饭||主食|盒|||18
八宝粥||主食|罐|||5
矿泉水|水,water|饮料|箱|24|瓶|30
可乐|coke|饮料|箱|24|罐|55
雪碧|sprite|饮料|瓶|||7
啤酒|beer|饮料|箱|12|瓶|48
豆浆|soy milk|饮料|盒|||5
咖啡|coffee|饮料|盒|||40
茶叶|tea|饮料|罐|||60
香烟|烟,cigarettes|烟酒|包|||20
白酒||烟酒|瓶|||80
薯片|chips|零食|包|||8
瓜子||零食|包|||9
卫生纸|卷纸,toilet paper|日用|提|12|卷|25
抽纸|纸巾,tissues|日用|提|6|包|18
湿巾|wipes|日用|包|||9
垃圾袋|trash bags|日用|卷|||5
洗衣粉||日用|袋|||14
洗衣液|laundry detergent|日用|桶|||35
洗洁精|dish soap|日用|瓶|||8
肥皂|soap|日用|块|||4
洗发水|shampoo|日用|瓶|||38
牙膏|toothpaste|日用|支|||12
牙刷|toothbrush|日用|支|||6
卫生巾|pads|日用|包|||16
尿不湿|纸尿裤,diapers|日用|包|||90
保鲜袋||日用|盒|||10
电池|batteries|日用|板|4|节|12
打火机|lighter|日用|个|||2
插线板||日用|个|||40
猫粮|cat food|宠物|袋|||60
猫砂|cat litter|宠物|袋|||30
狗粮|dog food|宠物|袋|||70
口罩|医用口罩,masks|防护|包|10|只|8
儿童口罩||防护|包|10|只|9
N95口罩|N95|防护|盒|||70
酒精|alcohol|防护|瓶|||9
酒精棉片||防护|盒|100|片|15
消毒液|84|防护|桶|||15
洗手液|hand soap|防护|瓶|||12
体温计|温度计,thermometer|防护|支|||12
抗原试剂|抗原|防护|盒|20|支|70
布洛芬|ibuprofen|药|盒|||20
感冒灵||药|盒|||14
连花清瘟||药|盒|||16
蒙脱石散||药|盒|||22
藿香正气水||药|盒|10|支|16
川贝枇杷膏||药|瓶|||35
眼药水||药|支|||18
创可贴||药|盒|||6
硝苯地平|降压药|药|盒|||30
二甲双胍||药|盒|||28
"""


def rows() -> list[dict[str, str]]:
    """The rows, as a file's reader gives them."""
    found = []
    for line in _LIST.strip().splitlines():
        name, aliases, *rest = line.split("|")
        found.append(dict(zip(HEADINGS, [name, aliases.replace(",", "|"), *rest, "", "惠民超市"], strict=True)))
    return found


CORNER = Catalogue.from_rows(rows())
