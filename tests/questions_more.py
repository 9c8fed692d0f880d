"""Forty questions more, colloquial and in English, with near misses: another building's round, a day that is over, a
notice that was withdrawn, one for another building alone.

Asked on Tuesday, 24 November, at ten, by a household of building 3, unit 2. See questions_table.py.
"""

from __future__ import annotations

NOTICES: tuple[tuple[str, str, str], ...] = (
    (
        "11-24 7:20",
        "本周两轮核酸",
        "第一轮 11月25日（周三）：1、2 号楼上午 9:00–10:30，3、4 号楼上午 10:30–12:00，都在文化广场。\n"
        "第二轮 11月27日（周五）：各楼时间和第一轮一样，地点改在南门停车场。\n"
        "带身份证或者社保卡，没满 3 岁的孩子不用做。\n刮风下雨照常。",
    ),
    ("11-23 8:30", "今天上门采样", "11月23日（周一）晚上 7 点起，3号楼上门采样，请在家等。"),
    (
        "11-22 19:00",
        "菜篮子套餐",
        "蔬菜套餐 45 元，肉蛋套餐 88 元，用小程序「邻里帮」下单。\n每天中午 12 点截单，第二天下午 3 点前送到单元门口。"
        "\n菜烂了的，收到当天拍照给团长，原价退。",
    ),
    (
        "11-23 12:00",
        "快递消毒和取件",
        "快递先消毒、静置 2 小时，再放到西门帐篷。\n单号楼上午 9–11 点取，双号楼下午 2–4 点取。\n"
        "取件请戴手套和口罩。\n大件请找志愿者用板车送。",
    ),
    (
        "11-23 14:00",
        "2号楼停气",
        "11月25日（周三）8:30–16:00，2号楼检修燃气管道，停气，不能做饭的可以订盒饭，10 元一份。",
    ),
    (
        "11-23 16:30",
        "垃圾清运时间调整",
        "从今天起，生活垃圾改在每天晚上 6 点到 8 点投放，放楼下绿桶。\n旧家具先不收。",
    ),
    (
        "11-24 8:05",
        "打疫苗",
        "老人加强针：11月26日（周四）上午 8:30–11:30，居委会二楼。\n60 岁以上，打过两针满 6 个月的可以打。\n"
        "带身份证和接种本。发烧的先别来。",
    ),
    ("11-24 8:15", "理发", "11月28日（周六）上午 9 点，3号楼前，志愿者给大家理发，只收男士，10 元一位。"),
    ("11-24 8:50", "宽带检修", "今晚 23:00 到明天凌晨 5:00，电信宽带检修，会断网，移动和联通不受影响。"),
    ("11-24 9:05", "明天发牛奶", "明天下午 2 点，每户发一箱牛奶，放门口。"),  # withdrawn
)
WITHDRAWN: tuple[str, ...] = ("明天发牛奶",)
ENGLISH: dict[str, tuple[str, str]] = {
    "本周两轮核酸": (
        "Two test rounds this week",
        "Round one, Wednesday 25 November: buildings 1 and 2 from 9:00 to 10:30, buildings 3 and 4 from 10:30 to 12:00,"
        " at Culture Square.\nRound two, Friday 27 November: same hours, at the car park by the south gate.\n"
        "Bring your ID card. Children under 3 are not tested.",
    ),
    "垃圾清运时间调整": (
        "New garbage hours",
        "From today, put out household garbage every day from 6 pm to 8 pm, in the green bins downstairs.\n"
        "Old furniture is not collected for now.",
    ),
}
FAQ: tuple[tuple[str, str], ...] = (
    ("家里体温计坏了怎么办", "告诉楼长，下一趟送一支新的，不收钱。"),
    ("解除隔离要什么手续", "满 14 天、最后两次核酸都是阴性，医生开解除通知书，楼长送到门口。"),
)

QUESTIONS: tuple[tuple[str, str | None], ...] = (
    # what a notice says
    ("咱们3号楼周三几点去捅嗓子", "10:30–12:00"),
    ("周五那轮核酸在哪儿做呀", "南门停车场"),
    ("明天做核酸用带身份证不", "身份证"),
    ("下雨还做不做核酸", "照常"),
    ("两岁的娃要做核酸不", None),  # a number against "under 3": nobody may be sure
    ("肉蛋套餐多少钱一份", "88"),
    ("买菜几点截单啊", "12 点"),
    ("菜烂了咋退", "原价退"),
    ("套餐怎么下单", "邻里帮"),
    ("快递现在搁哪儿取", "西门帐篷"),
    ("取快递要戴手套吗", "手套"),
    ("快递消毒要放多久", "2 小时"),
    ("大件快递咋弄上楼", "板车"),
    ("垃圾改几点扔了", "6 点到 8 点"),
    ("旧沙发旧家具收不收", "不收"),
    ("加强针在哪打", "居委会二楼"),
    ("打加强针要带啥", "接种本"),
    ("发烧能去打疫苗吗", "先别来"),
    ("今晚几点断网", "23:00"),
    ("体温计坏了咋整", "送一支新的"),
    ("What time is the covid test for building 3?", "10:30 to 12:00"),
    ("where do i put the garbage", "green bins"),
    ("Where is the test on Friday?", "south gate"),
    # near misses
    ("1号楼周三核酸几点", "9:00–10:30"),  # another building's hours, when that is what is asked
    ("5号楼周三核酸几点", None),
    ("周四几点做核酸", None),
    ("昨天晚上的上门采样还来吗", None),
    ("今天晚上上门采样吗", None),
    ("周六还有核酸没", None),
    ("3号楼明天停气吗", None),
    ("盒饭里有肉吗", None),
    ("牛奶明天几点发", None),
    ("明天发牛奶吗", None),
    ("女的能去理发吗", None),
    ("周日能理发吗", None),
    ("我家移动的宽带今晚断不断", "不受影响"),
    ("孩子的第二针疫苗几号打", None),
    ("昨天的快递今天还能退吗", None),
    ("Is there a test on Saturday?", None),
    ("How much is the milk?", None),
)
