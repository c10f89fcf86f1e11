"""Claims are judged, merged, split and related, and names are gathered."""

import json

import harness
import screen
from app import App, ReadOnly, starting_with
from harness import SCREENSHOTS, WECHAT, Project, case, done, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
PHRASE = "公司当晚就成立了三个专项小组"
OTHER = "直播间的人数从三千涨到二百六十万"


def marked(*marks):
    """A project with mentions: of each a phrase, the claim, and who says it."""
    project = Project.make(WECHAT)
    text = project.text(TITLE)
    ((article,),) = project.select("SELECT article_id FROM articles")
    lines = []
    for phrase, claim, name in marks:
        start = text.index(phrase)
        mention = {"claim": claim, "attribution": [{"name": name}]}
        lines.append(json.dumps({"article": article, "start": start, "end": start + len(phrase), "mentions": [mention]}))
    done("annotate", project.path, "--from", "-", stdin="\n".join(lines).encode())
    return project


def focused_item(app):
    """The item of a menu that has the focus, or None."""
    return next((item for item in app.root.find_all("menu item") if "focused" in item.states()), None)


def open_menu(app, phrase, letter):
    """Opens what the menu of a card offers to do with its first claim. GTK names no item of a menu, but each has a letter."""
    app.click(app.wait_card(phrase), button=3)
    first = wait_until(lambda: focused_item(app), "the menu is open")
    app.press("Return")
    wait_until(lambda: focused_item(app) not in (None, first), "the claim's menu is open")
    app.press(letter)


def fill(app, name, text):
    """Clicks into an entry of a dialog and types."""
    app.click_on("text box", name)
    app.type(text, app.wait_for_focus("text box", name))


@case
def a_claim_is_judged_with_evidence():
    project = marked((PHRASE, "task forces", "an insider"))
    with App(project) as app:
        app.open_article(TITLE)
        open_menu(app, PHRASE, "j")
        dialog = app.wait("dialog", "Judge Claim")
        app.choose("Verdict", "Refuted")
        app.click_on("text box", "Justification")
        app.type("The notice says two")
        app.click_on("button", "Add Evidence", within=dialog)
        app.wait_for_focus("text box", "What it says")
        app.press("Tab")
        app.type("https://example.org/notice", app.wait_for_focus("text box", "Address"))
        screen.take_picture(SCREENSHOTS / "judging.png")
        app.click_on("button", "Save", within=dialog)
        app.wait_gone("dialog", "Judge Claim")
        wanted = [("refuted", "The notice says two", 0)]
        wait_for(lambda: project.select("SELECT verdict, justification, agreed FROM judgements"), wanted, "the judgement")
        equals(project.select("SELECT url FROM evidence"), [("https://example.org/notice",)], "the evidence")
        # An own verdict for the agreed one; the person's own stays.
        open_menu(app, PHRASE, "j")
        dialog = app.wait("dialog", "Judge Claim")
        wait_until(lambda: app.find("label", "https://example.org/notice", dialog), "what was judged is shown")
        app.click_on("switch", "Agreed Judgement", within=dialog)
        app.choose("Verdict", "Another…")
        fill(app, "Own verdict", "out of date")
        app.press("Return")
        app.wait_gone("dialog", "Judge Claim")
        wait_for(lambda: project.select("SELECT verdict FROM judgements ORDER BY agreed"), [("refuted",), ("out of date",)], "both judgements")
        app.press("ctrl+z")
        wait_for(lambda: project.count("judgement"), 1, "judgements after undo")
    project.is_well()


@case
def a_highlight_is_evidence_and_the_page_of_the_claim_leads_to_it():
    project = marked((PHRASE, "task forces", "an insider"), (OTHER, "audience", "an insider"))
    with App(project, column_leaks=True) as app:
        app.wait("list", "Articles")
        app.press("ctrl+shift+c")
        app.click_on("button", "1 mention", app.wait("tree grid", "Claims"))
        app.wait_gone("tree grid", "Claims")
        app.wait("label", "Not yet judged")
        app.click_on("button", "Judge…")
        dialog = app.wait("dialog", "Judge Claim")
        app.choose("Verdict", "Refuted")
        app.click_on("button", "Add a Highlight as Evidence", within=dialog)
        chooser = app.wait("dialog", "Choose a Highlight")
        wait_until(lambda: len(app.wait("list", "Choose a Highlight").find_all("list item")) == 2, "both highlights are offered")
        app.type("人数从三千", app.wait_for_focus("search box"))
        wait_until(lambda: len(app.wait("list", "Choose a Highlight").find_all("list item")) == 1, "the one that says that is offered")
        app.press("Return")
        app.wait_gone("dialog", "Choose a Highlight")
        app.choose("What it does", "Refutes")
        screen.take_picture(SCREENSHOTS / "judging-highlight.png")
        app.click_on("button", "Save", within=dialog)
        app.wait_gone("dialog", "Judge Claim")
        question = "SELECT e.direction, h.quote, e.quote FROM evidence e JOIN highlights h USING (highlight_id)"
        wait_for(lambda: project.select(question), [("refutes", OTHER, OTHER)], "the evidence")
        # It stands on the page, and leads to the passage.
        app.click(app.wait("list item", starting_with("Refuted")))
        app.wait("list item", starting_with(OTHER))
        screen.take_picture(SCREENSHOTS / "claim-judged.png")
        # It stays unfolded when another judgement comes.
        app.press("alt+j")
        dialog = app.wait("dialog", "Judge Claim")
        app.click_on("switch", "Agreed Judgement", within=dialog)
        app.choose("Verdict", "Supported")
        app.click_on("button", "Save", within=dialog)
        app.wait_gone("dialog", "Judge Claim")
        app.wait("label", starting_with("Agreed by all coders"))
        app.click(app.wait("list item", starting_with(OTHER)))
        page = wait_until(app.page, "the article is open")
        wait_until(lambda: app.wait_card(OTHER), "the highlight is in the margin")
    project.is_well()


@case
def a_relation_leads_from_claim_to_claim():
    project = marked((PHRASE, "task forces", "an insider"), (OTHER, "audience", "an insider"))
    with App(project, column_leaks=True) as app:
        app.wait("list", "Articles")
        app.press("ctrl+shift+c")
        app.click_on("button", "1 mention", app.wait("tree grid", "Claims"))
        app.wait_gone("tree grid", "Claims")
        app.click_on("toggle button", "Claim Menu")
        wait_until(lambda: focused_item(app), "the menu is open")
        app.press("e")
        app.wait("dialog", "Relations")
        app.choose("This claim", "Contradicts")
        app.click_on("button", "Choose the Other Claim…")
        app.wait("dialog", "Choose a Claim")
        app.press("Return")
        wait_for(lambda: project.select("SELECT relation FROM claim_relations"), [("contradicts",)], "the relation")
        app.press("Escape")
        app.wait_gone("dialog", "Relations")
        # From the one to the other, and back.
        app.wait("label", "Contradicts")
        first, second = ("task forces", "audience") if app.find("list item", starting_with("audience")) else ("audience", "task forces")
        app.click(app.wait("list item", starting_with(second)))
        app.wait("label", "Contradicts this", app.wait("list item", first))
        app.press("ctrl+z")
        app.wait_gone("label", "Contradicts this")
    project.is_well()


@case
def claims_are_merged_related_and_split():
    project = marked((PHRASE, "task forces", "an insider"), (OTHER, "audience", "an insider"))
    with App(project) as app:
        app.open_article(TITLE)
        open_menu(app, PHRASE, "e")
        app.wait("dialog", "Relations")
        app.click_on("button", "Choose the Other Claim…")
        chooser = app.wait("dialog", "Choose a Claim")
        # What is typed is looked for.
        app.type("zzz", app.wait_for_focus("search box", "Search"))
        wait_until(lambda: not app.find("list item", "audience", chooser), "nothing is like it")
        app.press("ctrl+a")
        app.type("aud")
        app.click(app.wait("list item", "audience", chooser))
        wait_for(lambda: project.select("SELECT relation FROM claim_relations"), [("same",)], "the relation")
        app.wait("list item", "audience")
        app.press("Escape")
        app.wait_gone("dialog", "Relations")
        open_menu(app, PHRASE, "r")
        app.wait("dialog", "Merge Claims")
        app.press("Return")
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims"), [("task forces", 2)], "the claims")
        equals(project.count("claim_relation"), 0, "relations")
        app.wait_gone("dialog", "Merge Claims")
        app.wait("button", "Undo")
        open_menu(app, OTHER, "s")
        dialog = app.wait("dialog", "Split Claim")
        app.click(app.wait("list item", OTHER, dialog))
        fill(app, "New claim", "viewers")
        app.press("Return")
        app.wait_gone("dialog", "Split Claim")
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims ORDER BY 1"), [("task forces", 1), ("viewers", 1)], "the claims")
        app.press("ctrl+z")
        wait_for(lambda: project.count("claim"), 1, "claims after undo")
        app.press("ctrl+z")
        wait_for(lambda: (project.count("claim"), project.count("claim_relation")), (2, 1), "claims and relations after undo")
    project.is_well()


@case
def a_claim_is_reworded_with_all_its_mentions():
    project = marked((PHRASE, "task forces", "an insider"), (OTHER, "task forces", "a guest"))
    with App(project, column_leaks=True) as app:
        app.open_article(TITLE)
        open_menu(app, PHRASE, "w")
        alert = app.wait("alert dialog", "Reword Claim")
        app.wait("label", "All 2 mentions get the new words.", alert)
        entry = app.wait_for_focus("text box", "Claim")
        equals(entry.text(), "task forces", "the words that it has")
        app.retype("Cenchuan answered at once", entry)
        screen.take_picture(SCREENSHOTS / "reword.png")
        app.press("Return")
        app.wait_gone("alert dialog", "Reword Claim")
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims"), [("Cenchuan answered at once", 2)], "the claims")
        wait_until(lambda: len(app.root.find_all("button", "Claim: Cenchuan answered at once")) == 2, "both cards say so")
        app.press("ctrl+z")
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims"), [("task forces", 2)], "the claims after undo")
        wait_until(lambda: len(app.root.find_all("button", "Claim: task forces")) == 2, "both cards say so")
        # On its page, with the mouse.
        app.press("ctrl+shift+c")
        app.click_on("button", "2 mentions", app.wait("tree grid", "Claims"))
        app.wait_gone("tree grid", "Claims")
        app.click_on("toggle button", "Claim Menu")
        wait_until(lambda: focused_item(app), "the menu is open")
        screen.take_picture(SCREENSHOTS / "claim-menu.png")
        app.click(app.root.find_all("menu item")[2])
        alert = app.wait("alert dialog", "Reword Claim")
        app.retype("An answer overnight", app.wait_for_focus("text box", "Claim"))
        app.click_on("button", "Reword", within=alert)
        app.wait_gone("alert dialog", "Reword Claim")
        app.wait("label", "An answer overnight")
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims"), [("An answer overnight", 2)], "the claims")
        app.press("Escape")
        app.wait("label", "An answer overnight", app.wait("tree grid", "Claims"))
        app.press("ctrl+z")
        app.wait("label", "task forces", app.wait("tree grid", "Claims"))
    project.is_well()


@case
def where_another_claim_states_the_same_already_both_are_merged():
    project = marked((PHRASE, "task forces", "an insider"), (OTHER, "audience", "an insider"))
    with App(project) as app:
        app.open_article(TITLE)
        open_menu(app, PHRASE, "w")
        app.retype("audience", app.wait_for_focus("text box", "Claim"))
        app.press("Return")
        app.wait("alert dialog", "Merge Claims?")
        app.press("Escape")
        app.wait_gone("alert dialog", "Merge Claims?")
        before = [("audience", 1), ("task forces", 1)]
        equals(project.select("SELECT claim, mentions FROM claims ORDER BY 1"), before, "the claims after cancelling")
        open_menu(app, PHRASE, "w")
        app.retype("audience", app.wait_for_focus("text box", "Claim"))
        app.press("Return")
        alert = app.wait("alert dialog", "Merge Claims?")
        app.click_on("button", "Merge", within=alert)
        app.wait_gone("alert dialog", "Merge Claims?")
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims"), [("audience", 2)], "the claims")
        app.wait("label", "Claims merged")
        app.press("ctrl+z")
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims ORDER BY 1"), before, "the claims after undo")
    project.is_well()


@case
def a_claim_that_is_only_read_is_not_reworded():
    project = marked((PHRASE, "task forces", "an insider"))
    project.path.chmod(0o444)
    with ReadOnly(project, column_leaks=True) as app:
        app.press("ctrl+shift+c")
        app.click_on("button", "1 mention", app.wait("tree grid", "Claims"))
        app.wait_gone("tree grid", "Claims")
        app.click_on("toggle button", "Claim Menu")
        items = wait_until(lambda: app.root.find_all("menu item"), "the menu is open")
        equals([position for position, item in enumerate(items) if "sensitive" in item.states()], [], "what can be done with it")
        app.press("w", "Escape")
        app.wait_gone("menu item")
        equals(app.find("alert dialog"), None, "the dialog")


@case
def names_are_merged_and_taken_apart():
    project = marked((PHRASE, "task forces", "Marc Andreessen"), (OTHER, "audience", "Marc Anderson"))
    with App(project) as app:
        app.open_article(TITLE)
        app.click_on("toggle button", "Library Menu")
        wait_until(lambda: focused_item(app), "the menu is open")
        app.press("n")
        dialog = app.wait("dialog", "Names")
        app.click_on("button", "Merge With Another Name", within=app.wait("list item", "Marc Andreessen", dialog))
        chooser = app.wait("dialog", "Merge Names")
        app.click(app.wait("list item", "Marc Anderson", chooser))
        wait_for(lambda: project.select("SELECT alias FROM name_aliases"), [("Marc Anderson",)], "the aliases")
        wait_for(lambda: project.select("SELECT DISTINCT name FROM names JOIN attributions USING (name_id)"), [("Marc Andreessen",)], "who says it")
        app.click_on("button", "Make a Name of Its Own", within=app.wait("list item", "Marc Anderson", dialog))
        wait_for(lambda: project.count("name"), 2, "names")
        equals(project.count("name_alias"), 0, "aliases")
        wait_for(lambda: project.select("SELECT count (DISTINCT name_id) FROM attributions"), [(2,)], "who says it")
        app.click_on("button", "Close", within=dialog)
        app.wait_gone("dialog", "Names")
    project.is_well()


@case
def claims_like_a_passage_are_offered_with_why():
    project = marked((PHRASE, "三个专项小组当晚成立", "an insider"))
    with App(project) as app:
        page = app.open_article(TITLE)
        app.select(page, "三个专项小组")
        app.wait_for_palette()
        app.press("alt+c")
        entry = app.wait_for_focus("text box", "Claim")
        dialog = app.wait("dialog", "Claim")
        row = app.wait("list item", "三个专项小组当晚成立", dialog)
        app.wait("label", "三个专项小组", row)
        app.click(row)
        wait_for(entry.text, "三个专项小组当晚成立", "the statement")
        app.wait("label", "This claim has 1 mention.")
        app.click_on("button", "Save", within=dialog)
        app.wait_gone("dialog", "Claim")
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims"), [("三个专项小组当晚成立", 2)], "the claims")
    project.is_well()


@case
def more_mentions_are_found_to_accept_or_refuse():
    project = marked((PHRASE, "task forces", "an insider"))
    text = project.text(TITLE)
    harness.Path("copy.txt").write_text(f"另一篇文章。据报道，{PHRASE}，直到现在。没有别的。", encoding="utf-8")
    harness.Path("other.txt").write_text(f"又一篇。有人说{PHRASE}。没有别的。", encoding="utf-8")
    done("import", project.path, "copy.txt", "other.txt")
    assert PHRASE in text
    with App(project) as app:
        app.open_article(TITLE)
        open_menu(app, PHRASE, "f")
        dialog = app.wait("dialog", "Find More Mentions")
        app.click_on("button", "Accept", within=dialog)
        wait_for(lambda: project.select("SELECT made_by FROM highlights ORDER BY created DESC LIMIT 1"), [("suggestion",)], "the highlight")
        equals(project.count("mention"), 2, "mentions")
        app.click_on("button", "Not This Claim", within=dialog)
        wait_for(lambda: project.count("refusal"), 1, "refusals")
        app.wait("label", "No More Passages")
        screen.take_picture(SCREENSHOTS / "mentions-found.png")
        app.press("Escape")
        app.wait_gone("dialog", "Find More Mentions")
        # Neither is offered again.
        open_menu(app, PHRASE, "f")
        app.wait("label", "Nothing Found")
        app.press("Escape")
        app.wait_gone("dialog", "Find More Mentions")
        app.press("ctrl+z")
        wait_for(lambda: project.count("refusal"), 0, "refusals after undo")
        app.press("ctrl+z")
        wait_for(lambda: project.count("mention"), 1, "mentions after undo")
    project.is_well()


if __name__ == "__main__":
    harness.main()
