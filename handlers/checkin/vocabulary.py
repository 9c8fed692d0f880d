"""What people answer to "how is everybody today?": rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.checkin.despair import normalise

_LONGEST = 60  # characters; a longer text tells a story, and is no answer to a short question
_ENDS = "。.!！~～,，、 ?？"

_WELL = re.compile(
    "(?:今天|今晚|我们?|咱们?|家里人?|大家|全家|一家人?|几个人?|老人|孩子|身体|心情|都|也|还|挺|很|蛮|真|一切|样样|全|和|，|,|、|\\s)*"
    "(?:好|好的|好得很|好着呢|不错|正常|没事|没事儿|没什么|没啥|平安|舒服|可以的|放心吧?|开心|高兴|没有问题|没问题)"
    "(?:的|呢|了|啊|呀|哦|着呢)*(?:谢谢(?:关心|您|你)?|放心|请放心|不用担心|什么都不缺|啥都不缺|不缺什么|不缺|，|,|、|\\s)*"
)
_WELL_IN_ENGLISH = re.compile(
    r"(?:(?:we|we're|i|i'm|i am|are|all|everyone|everybody|everything|is|feeling|doing|of us|yes|just)[ ,]+)*"
    r"(?:fine|good|great|well|ok|okay|all right|alright|not bad)(?:[ ,]+(?:thanks|thank you|today|here|and well))*"
)
_SO_SO = re.compile(
    "(?:今天|我们?|身体|心情|都|也|就|挺|马马虎虎)*"
    "(?:还行|还可以|一般|一般般|凑合|还凑合|马马虎虎|过得去|老样子|就那样|将就)"
    "(?:吧|了|啊|呢)*"
    r"|(?:i'm |we're |feeling )?so[- ]so|not too bad"
)
_LOW = re.compile(
    "心里?闷|闷得慌|好闷|太闷|闷死|憋得慌|憋屈|心烦|烦躁|很烦|好烦|太烦|烦死|难过|伤心|心情(?:不太|不怎么|不)好|心情(?:很|太|有点|特别)?(?:差|糟)|低落|睡不着|失眠|"
    "害怕|好怕|很怕|担心|焦虑|想哭|哭了|孤单|孤独|寂寞|压抑|郁闷|抑郁|绝望|崩溃|心里?难受|心里?不舒服|心慌|没意思|没盼头|想家|闹心|心累|不开心|不高兴|愁"
    r"|\bsad\b|depress|\blonely\b|anxious|can't sleep|cannot sleep|worried|\bscared\b"
    r"|feeling down|\bfeel down\b|\bupset\b|\bcrying\b"
)
_ILL = re.compile(
    "不舒服|难受|不好受|没劲|没力气|浑身疼|身体不(?:太|怎么)?好|不得劲|头晕|发冷|恶心|吐了|病了|没精神|没胃口"
    r"|\bunwell\b|not (?:feeling )?well|\bsick\b|\bill\b|\bdizzy\b"
)
_LACKS = re.compile(
    "(?<![不没])缺|不够(?:了|吃|用)|(?:用|吃|喝)(?:完|光)了|快没了|没有?(?:药|米|面|油|菜|盐|奶|奶粉|尿布|尿不湿|纸|水|吃的|口罩|消毒)|断药|需要|想买|要买|帮忙?买|想要"
    r"|\bneed\b|\brun(?:ning)? out\b|\bran out\b|\bout of\b|\bshort of\b"
)
_LACKS_NOTHING = re.compile("什么都?不缺|啥都?不缺|不缺(?:什么|啥)?|什么都有|都有|不用买?|没有?缺|够(?:吃|用)?了?")
_DIGIT, _WORTH = re.compile(r"\d"), re.compile("[缺够没药买要]|need|out of", re.IGNORECASE)
_DENIAL = re.compile(r"(?:不|没有?|不用|别|不要|(?<!can)n't|not|no)\s*(?:太|很|再|什么|有)?$")


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says: 0 well, 1 so-so, 2 badly (of `needs`: 0 nothing, 1 something); None: nothing said of it."""

    body: int | None = None
    mood: int | None = None
    needs: int | None = None

    @property
    def all_well(self) -> bool:
        """All in order: nothing more to ask."""
        return self == WELL


WELL = Said(0, 0, 0)


def answer_in(text: str) -> Said | None:
    """What a text says in answer to how everybody is; None where it is no such answer."""
    if _DIGIT.search(text) and not _WORTH.search(text):  # a temperature, as nearly all that comes
        return None
    plain = normalise(text).strip(_ENDS)
    if not plain or len(plain) > _LONGEST:
        return None
    if _WELL.fullmatch(plain) or _WELL_IN_ENGLISH.fullmatch(plain):
        return WELL
    if _SO_SO.fullmatch(plain):
        return Said(1, 1, None)
    if _LACKS_NOTHING.fullmatch(plain):
        return Said(needs=0)
    low, lacks = _finds(_LOW, plain), _finds(_LACKS, plain)
    ill = _finds(_ILL, re.sub("心里?(?:难受|不舒服)", "", plain))
    if not (low or ill or lacks):
        return None
    return Said(2 if ill else None, 2 if low else None, 1 if lacks else None)


def _finds(pattern: re.Pattern[str], text: str) -> bool:
    return any(not _DENIAL.search(text[: found.start()]) for found in pattern.finditer(text))
