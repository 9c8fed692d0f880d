"""Near misses that were answered wrongly when they were first asked: a thing of the same topic with another name, a day
that is not among those of every week, something lost, a gate that is only named. Asked as in questions_table.py.
"""

from __future__ import annotations

NOTICES: tuple[tuple[str, str, str], ...] = (
    (
        "11-23 18:00",
        "关于小区出入口的通知",
        "即日起，小区只留南门一个出入口，北门、西门关闭。\n出入要凭出入证，一户一证，每两天一人次，每次两小时以内。",
    ),
    (
        "11-23 19:00",
        "打疫苗",
        "老人加强针：11月26日（周四）上午 8:30–11:30，南门内停车场。\n60 岁以上，打过两针满 6 个月的可以打。",
    ),
    (
        "11-23 20:00",
        "代买药品须知",
        "药品代买每周二、周四各一次，上午 11 点前把处方拍照发群里。\n冷藏药不代买，请家属自取。",
    ),
    (
        "11-24 7:30",
        "今日供水调整",
        "因水泵维修，今天 14:00–18:00，2、3、4 号楼停水，1 号楼不受影响。\n恢复时间如有变化，另行通知。",
    ),
    (
        "11-24 8:10",
        "本周蔬菜团购",
        "周四（11月26日）下午 2 点前在楼群里接龙。\n周五上午送到各楼门口。\n少了或坏了，拍照发给团长退款。",
    ),
    ("11-24 9:00", "养宠物的邻居", "封控期间不能下楼遛狗。\n狗粮猫粮在楼群登记，每周三、周六统一代买。"),
    (
        "11-24 9:10",
        "牛奶鸡蛋团购",
        "鲜奶一箱 65 元，鸡蛋一板 32 元，最多各买两份。\n接龙到今天 17 点，明天下午送到楼下。",
    ),
)
ENGLISH: dict[str, tuple[str, str]] = {
    "今日供水调整": (
        "Garbage and furniture",
        "Put out household garbage every day from 6 pm to 8 pm.\nOld furniture is not collected for now.",
    ),
}
FAQ: tuple[tuple[str, str], ...] = (
    ("物业电话是多少", "物业 24 小时电话 021-65431200，夜里也有人接。"),
    ("去医院透析怎么出门", "提前一天告诉楼长，社区派车接送，凭当天的核酸证明出门。"),
)

QUESTIONS: tuple[tuple[str, str | None], ...] = (
    ("居委会电话", None),
    ("居委会的电话是多少啊", None),
    ("物业电话多少", "65431200"),
    ("化疗怎么出门", None),
    ("透析怎么出门啊", "派车接送"),
    ("出入证丢了怎么办", None),
    ("出入证在哪领", None),
    ("南门几点关", None),
    ("西门还开吗", "西门关闭"),
    ("老人第一针在哪打", None),
    ("加强针在哪打", "停车场"),
    ("药品周三能代买吗", None),
    ("周日能买狗粮吗", None),
    ("猫粮周几买", "周三、周六"),
    ("可以遛猫吗", None),
    ("可以遛狗吗", "不能下楼遛狗"),
    ("今天晚上8点还停水吗", None),
    ("团长是谁", None),
    ("鸡蛋一板几个", None),
    ("鸡蛋多少钱一板", "32 元"),
    ("奶粉多少钱", None),
    ("鸡蛋接龙到几点", "17 点"),
    ("Is garbage collected in the morning?", None),
    ("when do i put out the garbage", "6 pm to 8 pm"),
)
