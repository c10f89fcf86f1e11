"""Claims: what an article states, who says it, and in which figure."""

import re

import harness
import screen
from app import App
from harness import WECHAT, Project, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
PHRASE = "公司当晚就成立了三个专项小组"
OTHER = "直播间的人数从三千涨到二百六十万"


def open_claim(app, page, phrase):
    """Selects a phrase and opens the dialog for a claim on it; returns the entry of the statement."""
    app.select(page, phrase)
    app.wait_for_palette()
    app.press("alt+c")
    entry = app.wait_for_focus("text box", "Claim")
    wait_for(entry.text, phrase, "the statement that is proposed")
    return entry


def is_in_sight(node):
    """Whether the middle of a node is within all that it is in, as of what is scrolled only a part is seen."""
    y = node.centre()[1]
    while node.parent is not None:
        node = node.parent
        _, top, _, height = node.extents()
        if height > 0 and not top <= y < top + height:
            return False
    return True


def enter(app, name):
    """Clicks into an entry of the dialog, or goes there with the keyboard."""
    entry = app.wait("text box", name)
    if not is_in_sight(entry):
        return app.tab_to("text box", name)
    app.click(entry)
    return app.wait_for_focus("text box", name)


def fill(app, name, text):
    """Types into an entry of the dialog."""
    app.type(text, enter(app, name))


def refill(app, name, text):
    """Types something else into an entry of the dialog, where something is proposed."""
    app.retype(text, enter(app, name))


def toggle(app, name, on):
    """Takes what is proposed, or gives it back."""
    app.tab_to("toggle button", name)
    app.press("space")
    wait_until(lambda: ("pressed" in app.wait("toggle button", name).states()) == on, f"“{name}” is {'taken' if on else 'given back'}")


def save(app):
    """Saves the dialog and waits until it has closed."""
    app.click_on("button", "Save")
    app.wait_gone("dialog", "Claim")


@case
def a_claim_is_marked_with_who_says_it_its_kinds_stance_and_figure():
    project = Project.make(WECHAT)
    text = project.text(TITLE)
    start = text.index(PHRASE)
    with App(project) as app:
        page = app.open_article(TITLE)
        entry = open_claim(app, page, PHRASE)
        app.retype("Cenchuan set up task forces overnight", entry)
        app.wait("label", "This is a new claim.")
        app.click_on("toggle button", "Event or property")
        app.click_on("toggle button", "Numerical")
        fill(app, "Who says it", "an insider")
        app.choose("The article’s stance", "Affirms")
        refill(app, "Figure, as written", "three")
        app.click_on("list item", "Figure")
        refill(app, "Value, or lower bound", "3.0")
        refill(app, "Upper bound", "3.5")
        save(app)
        wait_for(project.highlights, [(PHRASE, start, start + len(PHRASE), [])], "the highlight")
        equals(project.select("SELECT claim FROM claim"), [("Cenchuan set up task forces overnight",)], "the claims")
        equals(project.select("SELECT kind FROM claim_kind ORDER BY kind"), [("event",), ("numerical",)], "its kinds")
        wanted = [("affirms", "three", "3.0", "3.5")]
        equals(project.select("SELECT stance, value_text, value_low, value_high FROM mention"), wanted, "the mention")
        question = "SELECT b.position, n.name FROM attribution b JOIN name n ON n.id = b.name_id ORDER BY b.position"
        equals([name for position, name in project.select(question)], ["an insider"], "who says it")
        # The margin says it too.
        button = app.wait("button", "Claim: Cenchuan set up task forces overnight")
        equals(button.description(), "three · an insider · Affirms", "what the margin says of the mention")
        app.wait_for_focus("document")
    project.is_well()


@case
def a_kind_of_ones_own_is_offered_for_every_claim():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, PHRASE)
        app.click_on("button", "Add a Kind")
        app.wait("alert dialog", "New Kind of Claim")
        app.type("rumour", app.wait_for_focus("text box", "Name"))
        app.press("Return")
        app.wait_gone("alert dialog", "New Kind of Claim")
        wait_until(lambda: "pressed" in app.wait("toggle button", "rumour").states(), "the kind is chosen")
        # One that is there already is taken for what it is.
        app.click_on("button", "Add a Kind")
        app.type("rumour", app.wait_for_focus("text box", "Name"))
        app.press("Return")
        app.wait_gone("alert dialog", "New Kind of Claim")
        app.click_on("button", "Add a Kind")
        app.type("Prediction", app.wait_for_focus("text box", "Name"))
        app.press("Return")
        app.wait_gone("alert dialog", "New Kind of Claim")
        equals(len(app.root.find_all("toggle button", "Prediction")), 1, "how many predictions are offered")
        app.click_on("toggle button", "Prediction")
        save(app)
        wait_for(lambda: project.select("SELECT kind FROM claim_kind"), [("rumour",)], "the kinds")
        open_claim(app, page, OTHER)
        equals("pressed" in app.wait("toggle button", "rumour").states(), False, "whether it is chosen for the next claim, too")
        save(app)
        wait_for(lambda: project.count("claim"), 2, "claims")
        equals(project.count("claim_kind"), 1, "kinds of claims")


@case
def only_a_statement_is_needed_and_enter_saves_it():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, PHRASE)
        app.press("Return")
        app.wait_gone("dialog", "Claim")
        wait_for(lambda: project.select("SELECT claim FROM claim"), [(PHRASE,)], "the claims")
        equals(project.count("mention"), 1, "mentions")
        equals(project.count("attribution"), 0, "attributions")
        # One step back takes all of it away.
        app.press("ctrl+z")
        wait_for(lambda: [project.count(table) for table in ("highlight", "claim", "mention")], [0, 0, 0], "what is left")


@case
def a_claim_and_a_name_that_are_there_are_found_by_typing():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, PHRASE)
        app.click_on("toggle button", "Numerical")
        fill(app, "Who says it", "an insider")
        save(app)
        entry = open_claim(app, page, OTHER)
        # By pinyin; the row below the entry is taken with the arrow and Enter.
        app.retype("zhuanxiang", entry)
        app.wait("list item", PHRASE, app.wait("list", "Suggestions"))
        app.press("Down", "Return")
        wait_for(entry.text, PHRASE, "the statement")
        app.wait("label", "This claim has 1 mention.")
        wait_until(lambda: "pressed" in app.wait("toggle button", "Numerical").states(), "the claim's kinds are shown")
        fill(app, "Who says it", "insi")
        app.wait("list item", "an insider", app.wait("list", "Suggestions"))
        app.press("Down", "Return")
        wait_for(app.wait("text box", "Who says it").text, "an insider", "who says it")
        save(app)
        wait_for(lambda: project.count("mention"), 2, "mentions")
        counts = [project.count(table) for table in ("claim", "claim_kind", "name", "attribution")]
        equals(counts, [1, 1, 1, 2], "claims, kinds, names and attributions")


FIGURES = "SELECT value_text, value_low, value_high, approximation, unit, currency FROM mention"


@case
def the_only_figure_of_a_passage_is_filled_in_and_can_be_taken_back():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, "研发总投入不到 3 亿元")
        button = app.wait("toggle button", "Figure: 不到 3 亿元")
        wait_until(lambda: "pressed" in button.states(), "the figure is filled in")
        wait_for(app.wait("text box", "Figure, as written").text, "不到 3 亿元", "the figure as written")
        save(app)
        wait_for(lambda: project.select(FIGURES), [("不到 3 亿元", None, "300000000", "under", "元", "CNY")], "the figure")
        app.press("ctrl+z")
        wait_for(lambda: project.count("mention"), 0, "mentions after undoing")
        open_claim(app, page, "研发总投入不到 3 亿元")
        button = app.wait("toggle button", "Figure: 不到 3 亿元")
        app.click_on("toggle button", "Figure: 不到 3 亿元")
        wait_for(app.wait("text box", "Figure, as written").text, "", "the figure as written, taken back")
        save(app)
        wait_for(lambda: project.select(FIGURES), [(None, None, None, None, None, None)], "no figure")
    project.is_well()


@case
def one_of_several_figures_is_chosen_and_what_is_typed_stays():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, "常温下 12 分钟充到 80%")
        app.wait("toggle button", "Figure: 80%")
        equals(app.wait("text box", "Figure, as written").text(), "", "nothing is filled in where there are several")
        app.click_on("toggle button", "Figure: 12 分钟")
        wait_for(app.wait("text box", "Figure, as written").text, "12 分钟", "the figure")
        app.click_on("toggle button", "Figure: 80%")
        wait_for(app.wait("text box", "Figure, as written").text, "80%", "the other figure")
        wait_until(lambda: "pressed" not in app.wait("toggle button", "Figure: 12 分钟").states(), "only one is pressed")
        refill(app, "Figure, as written", "eighty")
        # With the keyboard: the next one behind the entry is the first figure.
        app.press("Tab", "space")
        wait_until(lambda: "pressed" in app.wait("toggle button", "Figure: 12 分钟").states(), "the first figure is pressed")
        equals(app.wait("text box", "Figure, as written").text(), "eighty", "what was typed")
        save(app)
        wait_for(lambda: project.select(FIGURES), [("eighty", "12", "12", "exact", "分钟", None)], "the figure")
    project.is_well()


@case
def dates_and_periods_of_a_passage_are_proposed():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, "11 月 19 日收盘时股价跌去 14.6%")
        toggle(app, "Event: 11 月 19 日, 2024-11-19", True)
        save(app)
        question = "SELECT event_from, event_to, said_date, period, value_text FROM mention"
        wait_for(lambda: project.select(question), [("2024-11-19", "2024-11-19", None, None, "14.6%")], "when it was")
    project.is_well()


@case
def what_a_figure_is_of_is_proposed():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, OTHER)
        # None is filled in by itself; one is taken, and given back.
        toggle(app, "Of: 直播间", True)
        toggle(app, "Of: 直播间", False)
        toggle(app, "Measure: 人数", True)
        screen.take_picture(harness.SCREENSHOTS / "claim-subjects.png")
        save(app)
        wait_for(lambda: project.select("SELECT entity, measure FROM mention"), [(None, "人数")], "what it is of")


@case
def without_a_figure_nothing_is_proposed_that_one_is_of():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, "分别拆解材料、成本和客户流失的风险")
        # From top to bottom, all of it comes into sight.
        for _ in range(60):
            proposed = app.find("toggle button", re.compile("^(Of|Measure): "))
            equals(proposed and proposed.name, None, "what is proposed")
            note = app.find("text box", "Note", app.wait("dialog", "Claim"))
            if note and "focused" in note.states():
                break
            app.press("Tab")
        app.wait_for_focus("text box", "Note")
        save(app)


@case
def a_mention_is_changed_and_removed_from_the_margin():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, PHRASE)
        app.press("Return")
        app.click_on("button", f"Claim: {PHRASE}")
        entry = app.wait_for_focus("text box", "Claim")
        refill(app, "Figure, as written", "3")
        app.press("Return")
        app.wait_gone("dialog", "Claim")
        wait_for(lambda: project.select("SELECT value_text FROM mention"), [("3",)], "the figure")
        app.click_on("button", f"Claim: {PHRASE}")
        app.wait_for_focus("text box", "Claim")
        # Cancelling keeps it as it is.
        fill(app, "Figure, as written", "4")
        app.click_on("button", "Cancel")
        app.wait_gone("dialog", "Claim")
        equals(project.select("SELECT value_text FROM mention"), [("3",)], "the figure after cancelling")
        app.click_on("button", f"Claim: {PHRASE}")
        app.wait_for_focus("text box", "Claim")
        for _ in range(40):
            button = app.find("button", "Remove Claim") or app.find("list item", "Remove Claim")
            if button and "focused" in button.states():
                break
            app.press("Tab")
        app.press("Return")
        app.wait_gone("dialog", "Claim")
        wait_for(lambda: (project.count("mention"), project.count("highlight")), (0, 1), "mentions and highlights")


@case
def other_words_for_the_only_mention_are_other_words_for_the_claim():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, PHRASE)
        save(app)
        ((claim,),) = project.select("SELECT claim_id FROM claims")
        app.click_on("button", f"Claim: {PHRASE}")
        app.retype("task forces", app.wait_for_focus("text box", "Claim"))
        app.wait("label", "The claim will be stated like this.")
        save(app)
        wait_for(lambda: project.select("SELECT claim_id, claim, mentions FROM claims"), [(claim, "task forces", 1)], "the claims")


@case
def other_words_for_one_of_several_mentions_are_another_claim_which_is_said():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, PHRASE)
        save(app)
        # A second mention, of the same claim.
        entry = open_claim(app, page, OTHER)
        app.retype("zhuanxiang", entry)
        app.wait("list item", PHRASE, app.wait("list", "Suggestions"))
        app.press("Down", "Return")
        wait_for(entry.text, PHRASE, "the statement")
        save(app)
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims"), [(PHRASE, 2)], "the claims")
        app.click(wait_until(lambda: app.root.find_all("button", f"Claim: {PHRASE}")[1:], "both mentions are in the margin")[0])
        entry = app.wait_for_focus("text box", "Claim")
        app.wait("label", "This claim has 2 mentions.")
        app.retype("viewers", entry)
        about = "This becomes a claim of its own; 1 other mention keeps the old words. “Reword Claim…” in the claim’s menu changes all."
        app.wait("label", about)
        screen.take_picture(harness.SCREENSHOTS / "claim-left.png")
        save(app)
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims ORDER BY 1"), [("viewers", 1), (PHRASE, 1)], "the claims")
        app.press("ctrl+z")
        wait_for(lambda: project.select("SELECT claim, mentions FROM claims"), [(PHRASE, 2)], "the claims after undo")


@case
def what_cannot_be_is_said_in_the_dialog():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, PHRASE)
        app.click_on("list item", "Figure")
        refill(app, "Value, or lower bound", "three")
        app.press("Return")
        # A button that a key activates stays pressed for a moment before it does anything.
        app.wait("label", "A number is written in digits, such as 589000000000.", app.wait("dialog", "Claim"))
        app.wait_for_focus("text box", "Value, or lower bound")
        equals(project.count("mention"), 0, "mentions")
        app.retype("3.50", app.wait_for_focus("text box", "Value, or lower bound"))
        app.press("Return")
        app.wait_gone("dialog", "Claim")
        wait_for(lambda: project.select("SELECT value_low FROM mention"), [("3.50",)], "the figure")


@case
def who_says_it_is_proposed_from_the_text():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        open_claim(app, page, PHRASE)
        app.click_on("list item", "岑川内部人士")
        wait_for(app.wait("text box", "Who says it").text, "岑川内部人士", "who says it")
        app.wait_gone("list item", "Use")
        save(app)
        question = "SELECT n.name, n.anonymous, b.cue, b.mode FROM attribution b JOIN name n ON n.id = b.name_id"
        wait_for(lambda: project.select(question), [("岑川内部人士", 1, "透露", "indirect")], "who says it")
        # Nothing is taken over that nobody asked for.
        open_claim(app, page, "没有人说话，只有人翻页")
        app.wait("list item", "一位不愿具名的高管")
        fill(app, "Who says it", "somebody")
        wait_until(lambda: app.find("list item", "一位不愿具名的高管") is None, "the proposal is gone")
        save(app)
        wait_for(lambda: project.select("SELECT name FROM name ORDER BY id"), [("岑川内部人士",), ("somebody",)], "the names")


if __name__ == "__main__":
    harness.main()
