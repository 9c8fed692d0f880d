"""How people begin to ask for something: 麻烦您顺便帮我家捎…, 能不能给带…, 我妈还想要…. Rules only.

Nobody can list all these beginnings, so they are put together: who wants it, that they may or would like to, please,
for whom, and the word for getting it. Only the last is never left out.
"""

from __future__ import annotations

import re

from handlers.surnames import COMPOUND, SURNAMES

_NUMERAL = "[一二两三四五六七八九十百半俩仨几\\d]"
_KIN = "|".join(
    (
        "妈妈?|爸爸?|爷爷|奶奶|外公|外婆|姥姥|姥爷|老公|老婆|老伴|老人家?|孩子|小孩|娃|宝宝|儿子|女儿|闺女|孙子|孙女",
        "媳妇|爱人|先生|太太|哥哥?|姐姐?|弟弟?|妹妹?|邻居|父母|爸妈|老妈|老爸|老爷子|老太太|公公|婆婆|岳父|岳母",
        "阿姨|叔叔|室友|同事|朋友",
    )
)
_US = "我们|咱们|咱|俺|我|本人|本户"
_HOME = f"(?:(?:{_US})?(?:一?家(?:里|中)?(?:{_NUMERAL}口人?)?|这(?:里|边)))"
_NEIGHBOUR = (
    f"(?:(?:{_NUMERAL}{{1,2}}楼|楼上|楼下|隔壁|对门|对面)的?(?:[{SURNAMES}]?(?:{_KIN}|大爷|大妈|师傅|老师|女士|家))?)"
)
_WHO = f"{_NEIGHBOUR}|(?:(?:(?:{_US})的?)?(?:{_HOME})?(?:的?(?:{_KIN})))|{_HOME}|{_US}"
_YOU = "您们?|你们?|大家|各位|师傅|谁|哪位"
_BY_THE_WAY = "|".join(
    (
        "另外|顺便|顺带|顺路|顺手|赶紧|尽快|今天|明天|这次|这回|这趟|下次|一起|一块儿?",
        "单独|大概|最好|也|再|还|就|先|都|只|急",
    )
)
_WOULD_LIKE = "想要|想请|想让|想|需要|需|急需|必须|得|打算|准备|要|急求|急"
_MAY = "有没有(?:人|谁|哪位)(?:能|可以)|能不能|可不可以|能否|可否|可以|方不方便|方便|有没有可能|有可能|是否可以|能"
_PLEASE = "请|麻烦一下|麻烦|劳烦|烦请|拜托|劳驾|恳请|求求|求|让|托"
_FOR = f"(?:帮忙|帮着|帮|给|替|为)(?:一下)?(?:{_WHO})?"
_SOME = "一下|下单|下(?![面水饭酒单楼])|点儿|点|一些|些"
_GET = (
    "换成|改成|改要|代购|代买|采购|购买|求购|订购|预订|下单|买|带(?!孩子|娃|宝宝|小孩)|捎|拿|购|订(?!单|的)|要|来(?![电晚人信不得历源月年回自])"
    "|送(?!到|达|货|去|上楼)|缺(?![德席勤心点])|(?:准备|整|弄|搞|称|割|添|补|备|囤|加|点|差|求|取)"
    f"(?={_NUMERAL}|点|些|[个瓶袋包盒桶箱把条块斤罐卷提板支])"
)
_GET = f"(?:{_GET})(?!了|过(?!来)|到|好了|齐)"  # 我订了两袋米 tells
_LACK = f"{_HOME}(?:里|都|又|也|快){{0,2}}没(?:有)?(?![了人事空吃喝用时问电水网气信热暖])"
_SELF = f"(?:(?:{_WHO}|{_YOU})(?:看|说)?)?(?:{_BY_THE_WAY}){{0,2}}"

# What orders, whatever follows.
ORDERS = re.compile(
    rf"""
    {_SELF}(?:{_WOULD_LIKE})?(?:{_BY_THE_WAY}){{0,2}}
    (?:
        (?:{_MAY})?(?:{_BY_THE_WAY}){{0,2}}(?:{_PLEASE})?(?:{_YOU})?(?:{_BY_THE_WAY}){{0,2}}
          (?:{_FOR})(?:{_BY_THE_WAY}){{0,2}}(?:{_GET})
      | (?:{_MAY})?(?:{_BY_THE_WAY}){{0,2}}(?:{_PLEASE})(?:{_YOU})?(?:{_WHO})?(?:{_BY_THE_WAY}){{0,2}}(?:{_GET})
      | (?:{_MAY})(?:{_BY_THE_WAY}){{0,2}}(?:代购|代买|帮买|买|订|送(?!到|达|货|去|上))
      | (?:{_MAY})?(?:{_BY_THE_WAY}){{0,2}}(?:{_PLEASE})?(?:{_YOU})?(?:帮忙|帮(?:我|我们|咱们?)(?:家里?)?)
      | (?:请|麻烦一下|麻烦|劳烦|烦请|拜托|劳驾|恳请|求求|求(?![助救医职]))(?:{_YOU})?
      | (?:给(?:{_US})(?:家里?)?)
      | (?:{_WOULD_LIKE})?(?:{_BY_THE_WAY}){{0,2}}(?:{_GET})
      | {_LACK}
      | 需要|急需|急求|想要
      | 随便(?:{_GET})
    )
    (?:{_SOME})?
    """,
    re.VERBOSE,
)
# What may order: 能带包烟吗 does, 能带狗下楼吗 does not.
PERHAPS = re.compile(rf"{_SELF}(?:{_MAY})(?:{_BY_THE_WAY}){{0,2}}(?:带|捎|拿|来)(?:{_SOME})?")

# When it may be brought: 麻烦下次来的时候给带….
WHEN = re.compile(rf"(?:{_PLEASE})?(?:{_YOU})?[^\s，,。；;\d]{{1,10}}的时候(?:{_BY_THE_WAY}){{0,2}}(?={_FOR}|{_GET})")
TO = re.compile(rf"给(?:{_WHO})")
# What only says that a list follows: 购物清单：, 要三样：, 需求如下.
HEADING = re.compile(
    rf"""
    (?:我们?|本户|今[天日]|明[天日])?的?(?:购物|采购|订购|订菜|买菜|需要|急需|所需|物资|团购|需求|求助|生活|代买|代购){{0,2}}的?
      (?:清单|订单|菜单|单子|单|名单|需求|物品|物资|明细|内容)(?:如下|有|是)?\s*(?:[:：]|$|(?=\n))
    | (?:再|另外)?补充(?:一个|一下|一样|一条|几样|几个|点)?\s*(?:[:：]|$)
    | (?:如下|以下)(?:几样|东西|物品|物资)?\s*[:：]?
    | (?:代|帮|替|给)\s*\d{{3,4}}(?:室|的)?\s*(?:下单|订购|买|订|带|要)?\s*[:：]
    | {_NUMERAL}{{1,2}}份\s*[:：]
    | {_NUMERAL}{{1,2}}(?:样|种)(?:东西|物资|菜|商品)?\s*[:：]
    | 第{_NUMERAL}{{1,2}}(?:样|个|种|件)?(?:是|[:：\s]|$)\s* | (?:首先|其次|最后)(?:是|$)
    """,
    re.VERBOSE,
)
# Who writes, or is written to: 王女士：, 李阿姨好, 我是张伟.
_TITLE = "先生|女士|小姐|太太|阿姨|叔叔?|大爷|大妈|大姐|大哥|奶奶|爷爷|师傅|老师|同志|主任|书记|队长|楼长|姐|哥|总"
SOMEBODY = re.compile(
    rf"(?:{COMPOUND}|[{SURNAMES}])[\u4e00-\u9fff]{{0,2}}?(?:{_TITLE})(?:您好|你好|好)?(?=[\s:：,，。!！]|$)"
)
# A name behind a room: 1102 李芳 盐两包.
NAME = re.compile(rf"(?:{COMPOUND}|[{SURNAMES}])[\u4e00-\u9fff]{{0,2}}(?=[\s:：])")
# The same without a name, alone in its clause: 闺女，给我捎两袋盐.
ADDRESS = re.compile(
    rf"(?:我的?|好|乖|大|小|老)?(?:{_KIN}|{_TITLE}|姑娘|小姑娘|小伙子|丫头|大兄弟|兄弟|大妹子|妹子|大嫂|嫂子|大婶|伯伯|大伯|帅哥"
    rf"|美女|同志|[小老阿][{SURNAMES}])(?:们)?(?:啊|呀|哎|诶|欸|喂|您好|你好|好)*"
)
