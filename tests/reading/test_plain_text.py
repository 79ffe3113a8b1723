"""Plain text: what is a paragraph, a heading, a list number."""

from pathlib import Path

from factcheck.reading import read_article


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in read_article(text.encode(), "article.txt").sentences]


def test_a_newline_ends_a_paragraph():
    assert sentences("It rose to 5 million\nin all\n") == ["It rose to 5 million", "in all"]


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = (
        "The number of people who crossed the gap between the two continents rose to\n"
        "520,085 in 2023, which is more than twice the number of the year before, as\n"
        "the service said on Tuesday. It had been 248,284 in 2022, a record until\n"
        "then.\n\nNext paragraph.\n"
    )
    found = sentences(wrapped)
    assert len(found) == 3
    assert found[0].endswith("on Tuesday.")
    assert found[0].startswith("The number")
    assert found[1].endswith("until\nthen.")


def test_a_short_first_line_is_the_title():
    article = read_article(
        b"Half a million cross the gap\nMore than 500,000 people crossed in 2023, they said.\n", "a.txt"
    )
    assert article.title == "Half a million cross the gap"
    assert article.sentences[0].is_heading
    assert article.sentences[1].heading == article.title


def test_a_first_line_that_is_a_sentence_is_no_title():
    article = read_article(b"Half a million crossed.\nMore than 500,000 people crossed in 2023, they said.\n", "a.txt")
    assert article.title is None
    assert not article.sentences[0].is_heading


def test_a_single_line_is_no_title():
    assert read_article(b"Half a million crossed", "a.txt").title is None


def test_list_numbers_in_a_row_are_exempt():
    article = read_article(b"1. Sales rose 5%.\n2. Costs fell 3%.\n", "a.txt")
    assert [(e.text, e.reason) for e in article.exempt] == [("1", "list-number"), ("2", "list-number")]
    assert [s.text for s in article.sentences] == ["Sales rose 5%.", "Costs fell 3%."]


def test_a_lone_number_at_the_head_of_a_line_stays():
    assert sentences("1. FC Koln won 3-2 on Sunday.\nThe next line is here.\n")[0].startswith("1.")


def test_dotted_contents_are_not_prose():
    article = read_article(b"Introduction ........ 3\nResults . . . . . . 14\nSales rose 5%.\n", "a.txt")
    assert [s.text for s in article.sentences] == ["Sales rose 5%."]
    assert [(e.text, e.reason) for e in article.exempt] == [("3", "contents"), ("14", "contents")]


def test_addresses_are_not_prose():
    article = read_article(b"See https://example.org/2023/10/07, www.a.com/5 or bob77@example.com: 12 people.", "a.txt")
    assert article.sentences[0].text.split() == ["See", ",", "or", ":", "12", "people."]
    assert [(e.text, e.reason) for e in article.exempt] == [("2023/10/07", "url"), ("5", "url"), ("bob77", "url")]


def test_an_abbreviation_with_a_slash_is_no_address():
    assert sentences("Rates v.high/low of 3.5km/h and 5 p.m./6 p.m. in the U.S./Mexico area.")[0].count("/") == 4


def test_the_shared_shape_of_a_news_article():
    text = Path(__file__).with_name("news.txt").read_text(encoding="utf-8")
    article = read_article(text.encode(), "news.txt")
    assert article.title == "Crossings of the gap top half a million"
    assert [s.text for s in article.sentences if s.is_heading] == [article.title, "What the ministers say"]
    assert "680,000" in " ".join(s.text for s in article.sentences)
