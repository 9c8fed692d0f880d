"""What the shops around the made-up community sell: the rows of a catalogue file."""

from __future__ import annotations

HEADINGS = ("名称", "别名", "类别", "单位", "规格", "规格单位", "单价", "限购", "库存", "商户")
_ROWS = """
大米|米,白米,rice|粮油|袋|10|斤|32||60|老王粮油
面粉|白面,flour|粮油|袋|5|斤|16||40|老王粮油
挂面|面条,noodles|粮油|把|||6|||老王粮油
食用油|油,豆油,cooking oil|粮油|桶|5|升|62|2|30|老王粮油
小米|millet|粮油|袋|2|斤|14|||老王粮油
鸡蛋|egg,eggs|蛋奶|板|30|个|25|2|50|惠民超市
纯牛奶|牛奶,milk|蛋奶|箱|24|盒|60||20|惠民超市
酸奶|yogurt|蛋奶|杯|||4|||惠民超市
豆腐|tofu|蛋奶|块|||3|||惠民超市
土豆|potato,potatoes|蔬菜|斤|||3|||惠民超市
白菜|大白菜,cabbage|蔬菜|颗|||6|||惠民超市
青菜|小青菜,greens|蔬菜|斤|||4|||惠民超市
西红柿|番茄,tomato,tomatoes|蔬菜|斤|||5|||惠民超市
黄瓜|cucumber|蔬菜|斤|||4|||惠民超市
胡萝卜|carrot,carrots|蔬菜|斤|||3|||惠民超市
洋葱|onion,onions|蔬菜|斤|||3|||惠民超市
大葱|葱|蔬菜|根|||2|||惠民超市
生姜|姜,ginger|蔬菜|斤|||8|||惠民超市
苹果|apple,apples|水果|斤|||7|||惠民超市
香蕉|banana,bananas|水果|斤|||5|||惠民超市
橙子|orange,oranges|水果|斤|||6|||惠民超市
猪肉|五花肉,pork|肉和鱼|斤|||18|||惠民超市
鸡胸肉|chicken breast|肉和鱼|斤|||14|||惠民超市
牛肉|beef|肉和鱼|斤|||42||15|惠民超市
草鱼|鱼,fish|肉和鱼|条|||22||12|惠民超市
盐|食盐,salt|调料|袋|400|克|2.5|2||惠民超市
生抽|酱油,light soy sauce,soy sauce|调料|瓶|500|毫升|9|||惠民超市
老抽|dark soy sauce|调料|瓶|500|毫升|10|||惠民超市
米醋|醋,vinegar|调料|瓶|500|毫升|6|||惠民超市
白糖|糖,sugar|调料|袋|500|克|5|||惠民超市
抽纸|纸巾,tissues|日用|提|10|包|18|||惠民超市
卷纸|卫生纸,toilet paper|日用|提|12|卷|22|||惠民超市
洗衣液|detergent|日用|瓶|||26|||惠民超市
垃圾袋|garbage bags|日用|卷|||8|||惠民超市
五号电池|5号电池,电池,batteries|日用|板|4|节|10|||惠民超市
婴儿奶粉|奶粉,formula|母婴|罐|||260||6|惠民超市
尿不湿|纸尿裤,diapers|母婴|包|||89|||惠民超市
口罩|mask,masks|防护|包|10|个|10|||康民药店
消毒液|84,disinfectant|防护|瓶|||15|||康民药店
体温计|thermometer|防护|支|||20|||康民药店
连花清瘟|lianhua|药品|盒|||14|||康民药店
布洛芬|ibuprofen|药品|盒|||18|||康民药店
降压药|血压药|药品|盒|||35|||康民药店
"""


def rows() -> list[list[str]]:
    """The rows, in the order of HEADINGS; several aliases are apart by strokes, as a file has them."""
    found = []
    for line in _ROWS.strip().splitlines():
        name, aliases, *rest = line.split("|")
        found.append([name, aliases.replace(",", "|"), *rest])
    return found
