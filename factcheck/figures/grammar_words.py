"""The small words of English by what they do in a clause, as data for the rules that read the words around a figure."""

from __future__ import annotations

from typing import Final

from factcheck.figures.word_sets import word_set

DETERMINERS: Final = word_set(
    "the a an this that these those its their his her our my your some any all both each every another other "
    "no such more additional further extra only just even still also about roughly fewer less"
)
PREPOSITIONS: Final = word_set(
    "of in on at by to from for with into onto through across over under between among against during within "
    "without along around near towards toward via per behind beyond outside inside throughout upon amid about "
    "above below off up down out"
)
CONJUNCTIONS: Final = word_set(
    "and or but nor yet so while whereas although though because since unless until if when where whether "
    "after before than as that which who whom whose what how why plus"
)
AUXILIARIES: Final = word_set(
    "is are was were be been being am has have had having do does did will would shall should can could may "
    "might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't "
    "cannot couldn't"
)
ADVERBS: Final = word_set(
    "also already now just still even only nearly almost then once again recently currently previously since "
    "so far ever never not together altogether about around over later soon today yesterday tomorrow instead "
    "too well much far steadily sharply slightly"
)
# Verbs after which a figure is the value of their subject ("unemployment was 4.9%", "the toll reached 50").
LEVEL_VERBS: Final = word_set(
    "is are was were be been being stood stands stand standing reached reach reaches reaching hit hits "
    "hitting totalled totaled totalling totaling amounted amounts came comes go goes went "
    "gone going comprised comprises numbered averaged averages averaging accounted accounts account "
    "remained remains remain remaining stayed stays stay equalled equals equal measured measures "
    "weighed weighs weigh cost costs costing valued estimated put set kept held holds ran runs run ranged "
    "ranges touched touches peaked peaks peaking lasted lasts last spans spanned stretched stretches "
    "covers covered covering represented represents represent made makes make became becomes become passed "
    "passes crossed crosses broke breaks topped tops topping exceeded exceeds exceeding surpassed surpasses "
    "surpassing approached approaching neared nearing scored polled projected forecast expected seen "
    "calculated priced sold traded trading closed closing opened ended finished settled"
)
# Verbs whose object is the figure: the verb says what the subject did with it ("the company spent $5m").
DOING_VERBS: Final = word_set(
    "spent spend spends spending paid pay pays paying earned earn earns earning raised raise raises raising "
    "received receive receives won win wins winning lost lose loses losing invested invest invests investing "
    "donated donate borrowed borrow owed owes owe saved save saves pledged pledges pledge committed allocated "
    "provided provide provides generated generate generates produced produce produces exported export exports "
    "imported import imports bought buy buys purchased sold sells sell killed kills kill injured wounded "
    "displaced detected detained arrested deported recorded record records reported reports report posted "
    "posts saw sees see employed employs employ built build builds created create creates attracted attracts "
    "drew draws contributed contributes charged charges fined sought seeking demanded offered announced "
    "approved collected collects gave gives give took takes take travelled traveled ran walked swam flew "
    "drove covered needed needs need required requires require consumed consumes emitted emits used uses "
    "fetch fetched fetches bid bids grossed grosses"
)
REPORTING_VERBS: Final = word_set(
    "said says say saying showed shows show showing found finds find reported reports estimated estimates "
    "estimate claimed claims claim told tells added adds announced announces warned warns predicted predicts "
    "suggested suggests revealed reveals confirmed confirms noted notes believes believe thinks argued argues "
    "stated insisted insists explained explains wrote writes according indicated indicates"
)
PRONOUNS: Final = word_set("it he she they we i you that this which who there")
SUBORDINATORS: Final = word_set(
    "that whether while whereas although though because but when where which who whose if after as and until since"
)
MARKS_OF_CLAUSE: Final = frozenset(
    {";", ":", "(", ")", "[", "]", "—", "–", '"', "“", "”", "!", "?", "...", "…", "|", "*", "•"}
)

# Past forms that are never participles of the noun before them, so that a phrase ends before them: "40 people died".
FINITE: Final = word_set(
    "died fell came went fled left rose grew ran took gave saw wrote drew flew began chose broke drove ate spoke "
    "swam wore threw knew sank "
    "sprang stole tore woke became forgot hid bit rode shook swore marched leaked struck voted agreed moved closed "
    "opened attended "
    "arrived gathered protested returned joined survived remained escaped applied helped lived worked watched "
    "waited turned happened "
    "occurred appeared disappeared failed succeeded stood sat lay stayed stopped started ended continued followed "
    "travelled traveled "
    "crossed entered got had said disagreed responded replied resigned retired recovered graduated emerged existed "
    "collapsed "
    "landed crashed starved drowned vanished walked kept"
)

_NOT_ADVERBS = word_set(
    "rally family supply assembly july italy ally reply monopoly anomaly early elderly friendly daily weekly "
    "monthly yearly hourly quarterly "
    "fly jelly belly bully only costly deadly likely unlikely lonely lovely"
)


def is_adverb(word: str) -> bool:
    """Whether a word is an adverb by its ending: "sharply", but not "rally".

    >>> is_adverb("sharply"), is_adverb("rally")
    (True, False)
    """
    return word.endswith("ly") and word not in _NOT_ADVERBS
