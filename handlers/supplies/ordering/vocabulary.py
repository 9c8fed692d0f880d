"""What people type to change what they have asked for, and to order for somebody else; simplified, apart by spaces."""

from __future__ import annotations

# Before and behind the name of a thing that is not wanted any more.
REFUSE_BEFORE = "把 将 不要 不买 别要 别买 不用买 不用 不订 去掉 去除 删掉 删除 删去 删 取消 减掉 撤掉 划掉 拿掉"
REFUSE_BEHIND = (
    "不要了 不买了 不用了 不订了 不需要了 不需要 不要 不买 不用买了 不用买 不用 别买了 别买 别要了 别要"
    " 去掉吧 去掉了"
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
CHANGE = (
    "改|收回来改|收回来|改一改|改一下|改改|我要改|我想改|修改|改单|改单子|要改|change|change it|edit|let me change"
    "|不对|不是|错了|不对不对|记错了|写错了|弄错了|搞错了|不是这样|不是这些|wrong|not right|that's wrong"
    "|this is wrong|incorrect"
)
# How somebody is called behind whose door they live, where it is not their name.
CALLED = (
    "大爷 大妈 大娘 大伯 大哥 大姐 大婶 大叔 阿姨 叔叔 奶奶 爷爷 婆婆 公公 伯伯 伯母 老师 先生 女士 小姐 太太 师傅"
    " 老人家 老爷子 老太太 姐 哥 叔 姨 婶 家里"
)
FOR = "帮忙给 帮忙 帮 给 替 为 代"
FOR_ENGLISH = "for please buy get order"
# Answers to 「我记成这样，对吗？」 besides those of handlers.supplies.reading.vocabulary. Several of AGREES may stand
# together, with some of FILLS among them: 嗯好的谢谢, 那就这样吧, yes please.
AGREES = (
    "对 对的 好 好的 好嘞 好呀 好了 行 行了 可以 可以了 嗯 是的 没错 没问题 就这样 就这些 就这个 下单 中 要得 成"
    " 妥 妥了 没毛病 👌 👍 🆗"
)
AGREES_ENGLISH = (
    "ok|okay|yes|yep|yeah|sure|right|fine|perfect|go ahead|looks good|sounds good|that's fine|that's right|order it"
    "|confirm|done|that's all|that is all"
)
FILLS = "那 那就 吧 啊 呀 哦 哈 呗 嘛 啦 的 谢谢 谢谢您 谢谢你 谢谢啊 麻烦您了 麻烦了"
FILLS_ENGLISH = "please|thanks|thank you|thx|then"
DECLINES = (
    "不要了 不买了 不订了 算了 取消 取消了 不用了 先不买 先不要 别买了 不下单 不下了 取消订单 取消这单 取消单子"
    " 这单取消 这单不要了 单子不要了 都不要了"
)
DECLINES_ENGLISH = (
    "no|cancel|cancel it|cancel that|cancel the order|cancel my order|cancel this order|never mind|forget it"
)
# Said of the draft as a whole: not yet; it is not right; let me see it.
HOLDS = (
    "等等|等一下|等下|等会|等会儿|等一会|等一会儿|等一等|稍等|先等等|先等一下|先别下|先别下单|先不下|先不下单"
    "|先放着|慢着|别急|我想想|我再想想"
    "|再想想|让我想想|wait|wait a minute|wait a moment|hold on|one moment|just a moment|not yet"
    "|let me think"
)
LOOKS = (
    "看看|看一下|我看看|再看看|看看单子|看单子|多少钱|一共多少钱|一共多少|总共多少钱|总共多少|合计多少|还有啥"
    "|还有什么|都有啥|都有什么|没有了"
    "|没了|没别的了|够了|how much|how much is it|how much in all|total|show me|show it|that's enough"
    "|nothing else"
)
# Before what is right: 不对，要三袋.
CORRECTS = "不对 不是 错了 不 等等 等一下 no nope wait sorry"
# 「和上次一样」, however it is said.
AGAIN = (
    r"(?:还|还是|就|再|给我|帮我|麻烦)*(?:[照按跟和同像]着?)?上[回次](?:的|那样|那些|那单|那份|一样|买的|订的|要的)*"
    r"(?:再?(?:来|要|买|订|送)(?:一份|一单|一次|一遍|点)?)?(?:吧|呗|就行|就好|就可以|谢谢)*"
    r"|(?:还是)?老样子(?:来一份|吧)?|(?:再来|再要|再买)一份(?:一样的|同样的)(?:吧)?"
    r"|(?:the )?same (?:again|order|as before|as last time|order as last time)(?: please)?|my usual(?: please)?"
)
# One thing instead of another: 生抽换成老抽, swap salt for sea salt; or instead of what is not to be had: 换成海盐.
SWAPS = (
    r"(?:把|将)?(?P<one>.{0,20}?)(?:换成|换作|换|改成)(?P<other>\D{1,20}?)"
    r"|(?:please )?(?:swap|replace|change) (?P<one_en>.{1,40}?) (?:for|with|to) (?P<other_en>\D{2,40}?)"
)
# When does it come; `what`: of what they ask it, if they say so.
WHEN = (
    r"(?P<what>.{0,12}?)(?:到了没有?|到了吗|到哪儿?了|(?P<far>送到哪儿?了)|几点(?:能)?(?P<at>送)?(?:到|来)?"
    r"|(?:啥|什么)时候(?:能|会)?(?P<brought>送)?(?:到|来|过来)?|买了没有?|买了吗|买到了吗)(?:啊|呀|呢|了)?"
    r"|where(?: is|'s) (?:my order|it)|when (?:does|will|is) (?:my order|it) (?:come|coming|arrive|be here)"
)
THEIRS = "东西 我的东西 我家东西 货 菜 单子 订单 我的单 我的单子 我的订单 我订的东西 我买的东西 订的东西 买的东西"
# Said where we ask which of several things is meant; apart by strokes.
NEITHER = (
    "都不是|都不对|都不是这些|一个都不是|一样都不是|全都不是|全不是|哪个都不是|哪样都不是|按我写|就按我写|照我写"
    "|都不是，按我写|都不是,按我写|都不要这几样|不是这几样"
    "|none|none of them|none of these|neither|as i wrote|as written"
)
