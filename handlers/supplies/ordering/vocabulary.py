"""What people type to change what they have asked for, and to order for somebody else; simplified, apart by spaces."""

from __future__ import annotations

# Before and behind the name of a thing that is not wanted any more.
REFUSE_BEFORE = "把 将 不要 不买 别要 别买 不用买 不用 不订 去掉 去除 删掉 删除 删去 删 取消 减掉 撤掉 划掉 拿掉"
REFUSE_BEHIND = (
    "不要了 不买了 不用了 不订了 不需要了 不需要 不要 不买 不用买了 不用买 不用 别买了 别买 别要了 别要 去掉吧 去掉了"
    " 去掉 删掉吧 删掉 删了 删除 取消吧 取消了 取消 算了 免了 先不要 先不买 拿掉"
)
REFUSE_ENGLISH = "no remove delete without drop cancel skip not minus"
REFUSE_BEHIND_ENGLISH = "no remove delete out off cancelled"
# Between a thing and the amount that it is to have from now on: these say so outright …
SETS = "改成 改为 改到 改 换成 变成 换到 减到 减成 加到 调成 调到 写成 应该是 应是 一共要 总共要 一共 总共"
# … and these only where the thing is in the draft already.
WANTS = "只要 就要 还是要 要 来 是 买 订 就 共 拿"
SETS_ENGLISH = "to make be is = -> : should"
ADDS = "再加上 再加 再来 再要 再买 再 还要 另外 另加 另要 多加 多要 多来 加上 加 多 外加"
ADDS_ENGLISH = "more another also plus add extra additional"
LESS = "少要 少买 少来 减 少"
ENDS = "就行了 就行 就够了 够了 就好了 就好 就可以了 就可以 吧 了 啊 呀 哦 哈 谢谢 即可 的"
ALL = (
    "都不要了|全不要了|全部不要了|全都不要了|都不要|全部取消|全取消|都取消|都去掉|全删|全删了|清空|清空吧|都不买了"
    "|统统不要了"
)
ALL_ENGLISH = "remove all|remove everything|clear|clear all|nothing at all|cancel all|delete all"
# Said alone, of the draft as a whole: show me where to press.
CHANGE = "改|改一改|改一下|改改|我要改|我想改|修改|改单|改单子|要改|change|change it|edit|let me change"
# How somebody is called behind whose door they live, where it is not their name.
CALLED = (
    "大爷 大妈 大娘 大伯 大哥 大姐 大婶 大叔 阿姨 叔叔 奶奶 爷爷 婆婆 公公 伯伯 伯母 老师 先生 女士 小姐 太太 师傅"
    " 老人家 老爷子 老太太 姐 哥 叔 姨 婶 家里"
)
FOR = "帮忙给 帮忙 帮 给 替 为 代"
FOR_ENGLISH = "for please buy get order"
