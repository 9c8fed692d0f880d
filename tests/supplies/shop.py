"""A shop's list of 120 things, as a catalogue file has it."""

from __future__ import annotations

from handlers.supplies import Catalogue

HEADINGS = ("name", "aliases", "category", "unit", "pack_size", "pack_unit", "price", "limit", "merchant")
_LIST = """
大米|米,白米,rice|粮油|袋|10|斤|32
糯米|glutinous rice|粮油|袋|5|斤|25
小米|millet|粮油|袋|2|斤|14
面粉|flour|粮油|袋|5|斤|16
挂面|noodles,面条|粮油|把|||6
方便面|instant noodles,泡面|粮油|包|||4
食用油|cooking oil,oil|粮油|桶|5|升|62
橄榄油|olive oil|粮油|瓶|500|毫升|58
盐|食盐,salt|调料|袋|400|克|2.5
生抽|light soy sauce,soy sauce|调料|瓶|500|毫升|9
老抽|dark soy sauce|调料|瓶|500|毫升|10
米醋|rice vinegar,vinegar|调料|瓶|500|毫升|6
陈醋|mature vinegar|调料|瓶|500|毫升|7
白糖|白砂糖,sugar|调料|袋|500|克|5
红糖|brown sugar|调料|袋|350|克|9
味精|msg|调料|袋|||6
鸡精|chicken bouillon|调料|袋|||8
料酒|cooking wine|调料|瓶|||7
蚝油|oyster sauce|调料|瓶|||11
豆瓣酱|bean paste|调料|瓶|||12
老干妈|chili sauce|调料|瓶|||10
花椒||调料|袋|||8
十三香||调料|盒|||4
番茄酱|ketchup|调料|瓶|||9
鸡蛋|egg,eggs|蛋奶|板|30|个|25
鸭蛋|duck egg|蛋奶|个|||2
纯牛奶|牛奶,milk|蛋奶|箱|24|盒|60
酸奶|yogurt,yoghurt|蛋奶|杯|||4
奶粉|milk powder|蛋奶|罐|||180
婴儿奶粉|baby formula,formula|蛋奶|罐|||260
黄油|butter|蛋奶|块|||22
豆腐|tofu|豆制品|块|||3
豆浆|soy milk|豆制品|瓶|||4
腐竹||豆制品|袋|||12
土豆|potato,potatoes|蔬菜|斤|||2.5
西红柿|tomato,tomatoes|蔬菜|斤|||4
黄瓜|cucumber|蔬菜|斤|||4
白菜|大白菜,cabbage|蔬菜|颗|||5
小白菜|bok choy|蔬菜|斤|||5
青菜|greens|蔬菜|斤|||5
菠菜|spinach|蔬菜|斤|||6
芹菜|celery|蔬菜|斤|||5
韭菜|chives|蔬菜|把|||4
胡萝卜|carrot,carrots|蔬菜|斤|||3
白萝卜|萝卜,radish|蔬菜|根|||4
洋葱|onion,onions|蔬菜|斤|||3
葱|大葱,green onion,scallion|蔬菜|把|||3
姜|生姜,ginger|蔬菜|斤|||9
蒜|大蒜,garlic|蔬菜|斤|||7
茄子|eggplant|蔬菜|斤|||5
青椒|green pepper|蔬菜|斤|||5
西兰花|broccoli|蔬菜|颗|||7
香菇|mushroom,mushrooms|蔬菜|斤|||10
玉米|corn|蔬菜|根|||2
五花肉|pork belly|肉鱼|斤|||18
排骨|ribs,pork ribs|肉鱼|斤|||28
牛肉|beef|肉鱼|斤|||45
鸡腿|drumstick,chicken legs|肉鱼|斤|||14
鸡胸肉|chicken breast|肉鱼|斤|||13
带鱼|hairtail|肉鱼|条|||20
虾|shrimp|肉鱼|斤|||40
盐水鸭||肉鱼|只|||38
火腿肠|ham sausage,sausage|肉鱼|包|10|根|15
苹果|apple,apples|水果|斤|||6
香蕉|banana,bananas|水果|斤|||4
橙子|orange,oranges|水果|斤|||6
梨|pear,pears|水果|斤|||4
西瓜|watermelon|水果|个|||25
草莓|strawberries|水果|盒|||20
柠檬|lemon,lemons|水果|个|||2
面包|bread|主食|袋|||9
馒头|steamed bun|主食|袋|6|个|6
包子|baozi|主食|个|||2
饺子|速冻饺子,dumplings|主食|袋|||18
盒饭|lunch box|主食|份|||15
矿泉水|water,bottled water|饮料|瓶|550|毫升|2
可乐|coke,cola|饮料|瓶|||3
啤酒|beer|饮料|瓶|||5
绿茶|green tea|饮料|瓶|||3
咖啡|coffee|饮料|盒|||35
饼干|cookies,biscuits|零食|包|||8
巧克力|chocolate|零食|块|||12
瓜子||零食|袋|||9
卫生纸|toilet paper|日用|提|10|卷|22
抽纸|tissue,tissues|日用|包|||5
湿巾|wet wipes|日用|包|||8
洗衣液|laundry detergent,detergent|日用|瓶|||30
洗衣粉|washing powder|日用|袋|||12
洗洁精|dish soap|日用|瓶|||9
洗发水|shampoo|日用|瓶|||35
沐浴露|body wash|日用|瓶|||32
牙膏|toothpaste|日用|支|||10
牙刷|toothbrush|日用|支|||6
香皂|soap|日用|块|||5
垃圾袋|garbage bags,trash bags|日用|卷|||6
保鲜膜|cling film|日用|卷|||9
卫生巾|pads,sanitary pads|日用|包|||15
纸尿裤|尿不湿,diapers,nappies|日用|包|||80
成人纸尿裤|adult diapers|日用|包|||60
5号电池|AA batteries|日用|节|||2
7号电池|AAA batteries|日用|节|||2
打火机|lighter|日用|个|||2
灯泡|light bulb|日用|个|||8
口罩|mask,masks|防护|盒|50|个|20
儿童口罩|kids mask,kids masks|防护|盒|50|个|22
N95口罩|N95|防护|盒|20|个|80
84消毒液|消毒液,84,bleach|防护|瓶|||8
75%酒精|酒精,alcohol|防护|瓶|||10
洗手液|hand soap|防护|瓶|||12
体温计|thermometer|防护|支|||15
抗原|抗原试剂,antigen test|防护|盒|5|支|25
手套|一次性手套,gloves|防护|盒|100|只|18
连花清瘟|连花清瘟胶囊|药|盒|||15
999感冒灵|感冒灵|药|盒|||13
布洛芬|ibuprofen|药|盒|||18
板蓝根||药|包|||12
止咳糖浆|cough syrup|药|瓶|||22
创可贴|band-aids,plasters|药|盒|||6
维生素C|VC,vitamin C|药|瓶|||20
降压药||药|盒|||35
"""


def rows() -> list[dict[str, str]]:
    """The rows, as a file's reader gives them."""
    found = []
    for line in _LIST.strip().splitlines():
        name, aliases, *rest = line.split("|")
        found.append(dict(zip(HEADINGS, [name, aliases.replace(",", "|"), *rest, "", "好邻居超市"], strict=True)))
    return found


SHOP = Catalogue.from_rows(rows())
