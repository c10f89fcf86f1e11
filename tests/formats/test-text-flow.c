#include "pd-list-number.h"
#include "pd-style-role.h"
#include "pd-text-flow.h"

#include <string.h>

/* The extracted text, the text, and how much was cut. */
static void
assert_finishes (PdTextBuilder *builder,
                 const char *extracted,
                 const char *text,
                 guint n_cuts)
{
  g_autoptr (GBytes) source = g_bytes_new_static ("x", 1);
  g_autoptr (PdDocument) document = pd_document_new (source, "x");
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_text_builder_finish (builder, document, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (pd_text_get_utf8 (pd_document_get_extracted (document)), ==, extracted);
  g_assert_cmpstr (pd_text_get_utf8 (pd_document_get_text (document)), ==, text);
  g_assert_cmpuint (pd_document_get_cuts (document)->len, ==, n_cuts);
}

static void
put_cut (PdTextBuilder *builder,
         const char *text)
{
  pd_text_builder_set_cut (builder, "hidden");
  pd_text_builder_append (builder, text, -1);
  pd_text_builder_set_cut (builder, NULL);
}

/* Nothing is left over where characters were. */
static void
test_cut_characters (void)
{
  g_autoptr (PdTextBuilder) builder = pd_text_builder_new ();
  PdBlockList *blocks = pd_text_builder_get_blocks (builder);

  pd_text_builder_begin (builder, PD_BLOCK_PARAGRAPH, 0);
  pd_text_builder_append (builder, "  甲 ", -1);
  put_cut (builder, "一");
  pd_text_builder_append (builder, " 乙", -1);
  pd_text_builder_line_break (builder);
  put_cut (builder, "二");
  pd_text_builder_line_break (builder);
  pd_text_builder_append (builder, "丙 ", -1);
  put_cut (builder, "三");
  pd_text_builder_begin (builder, PD_BLOCK_PARAGRAPH, 0);
  put_cut (builder, "四 ");
  pd_text_builder_append (builder, "丁", -1);
  pd_text_builder_end (builder);
  /* A block of which all is cut is gone, with what stands before it. */
  pd_text_builder_set_marker (builder, "• ");
  pd_text_builder_begin (builder, PD_BLOCK_LIST, 1);
  put_cut (builder, "五");
  pd_text_builder_begin (builder, PD_BLOCK_PARAGRAPH, 0);
  pd_text_builder_set_cut (builder, "hidden");
  pd_text_builder_image (builder, "a.png", "图");
  pd_text_builder_set_cut (builder, NULL);
  pd_text_builder_append (builder, "戊", -1);
  pd_text_builder_end (builder);
  g_assert_true (pd_block_list_is_cut (blocks, 2));
  g_assert_true (pd_block_list_is_cut (blocks, 3));
  g_assert_false (pd_block_list_is_cut (blocks, 4));
  assert_finishes (builder, "甲 一 乙\n二\n丙 三\n四 丁\n• 五\n［图］图\n戊", "甲 乙\n丙\n丁\n戊", 6);
}

static void
test_cut_blocks (void)
{
  g_autoptr (PdTextBuilder) builder = pd_text_builder_new ();
  PdBlockList *blocks = pd_text_builder_get_blocks (builder);

  for (guint i = 0; i < 4; i++)
    {
      pd_text_builder_begin (builder, PD_BLOCK_PARAGRAPH, 0);
      pd_text_builder_append (builder, "甲", -1);
      put_cut (builder, "乙");
    }
  pd_text_builder_end (builder);
  pd_block_list_cut_span (blocks, 3, 8, "boilerplate");
  g_assert_false (pd_block_list_is_cut (blocks, 0));
  g_assert_true (pd_block_list_is_cut (blocks, 1));
  g_assert_true (pd_block_list_is_cut (blocks, 2));
  g_assert_false (pd_block_list_is_cut (blocks, 3));
  assert_finishes (builder, "甲乙\n甲乙\n甲乙\n甲乙", "甲\n甲", 5);
}

static void
put_paragraph (PdTextFlow *flow,
               const char *text,
               const char *cut)
{
  PdTextBuilder *builder = pd_text_flow_get_builder (flow);

  pd_text_builder_begin (builder, PD_BLOCK_PARAGRAPH, 0);
  pd_text_builder_append (builder, text, -1);
  if (cut != NULL)
    put_cut (builder, cut);
  pd_text_flow_end_paragraph (flow);
}

static void
test_flow (void)
{
  g_autoptr (PdTextBuilder) builder = pd_text_builder_new ();
  g_autoptr (PdTextFlow) flow = pd_text_flow_new (builder);

  pd_text_builder_begin (builder, PD_BLOCK_PARAGRAPH, 0);
  pd_text_builder_append (builder, "一半", -1);
  pd_text_flow_begin_box (flow);
  put_paragraph (flow, "框", "藏");
  pd_text_flow_end_box (flow);
  pd_text_builder_append (builder, "另一半", -1);
  pd_text_flow_begin_row (flow);
  pd_text_flow_begin_cell (flow);
  put_paragraph (flow, "甲", "[1]");
  put_paragraph (flow, "（亿）", NULL);
  pd_text_flow_end_cell (flow);
  pd_text_flow_begin_cell (flow);
  pd_text_flow_end_cell (flow);
  pd_text_flow_begin_cell (flow);
  put_paragraph (flow, "3", NULL);
  pd_text_flow_end_cell (flow);
  pd_text_flow_end_row (flow);
  assert_finishes (builder, "一半另一半\n框藏\n甲[1]\n（亿）\t\t3", "一半另一半\n框\n甲\n（亿）\t\t3", 2);
}

static void
test_numbers (void)
{
  static const struct
  {
    PdListNumber number;
    guint value;
    const char *expected;
  } cases[] = {
    { PD_LIST_NUMBER_DECIMAL, 12, "12" },
    { PD_LIST_NUMBER_DECIMAL_ZERO, 3, "03" },
    { PD_LIST_NUMBER_DECIMAL_WIDE, 10, "１０" },
    { PD_LIST_NUMBER_LOWER_LETTER, 28, "bb" },
    { PD_LIST_NUMBER_UPPER_ROMAN, 1994, "MCMXCIV" },
    { PD_LIST_NUMBER_LOWER_ROMAN, 4000, "4000" },
    { PD_LIST_NUMBER_HAN, 10, "十" },
    { PD_LIST_NUMBER_HAN, 11, "十一" },
    { PD_LIST_NUMBER_HAN, 20, "二十" },
    { PD_LIST_NUMBER_HAN, 105, "一百零五" },
    { PD_LIST_NUMBER_HAN, 110, "一百一十" },
    { PD_LIST_NUMBER_HAN, 2025, "二千零二十五" },
    { PD_LIST_NUMBER_HAN_DIGITS, 105, "一〇五" },
    { PD_LIST_NUMBER_HAN_FORMAL, 12, "壹拾贰" },
    { PD_LIST_NUMBER_CIRCLED, 20, "⑳" },
    { PD_LIST_NUMBER_CIRCLED, 21, "21" },
    { PD_LIST_NUMBER_STEMS, 10, "癸" },
    { PD_LIST_NUMBER_BRANCHES, 1, "子" },
    { PD_LIST_NUMBER_HAN, 0, "0" },
    { PD_LIST_NUMBER_NONE, 1, "" },
    { PD_LIST_NUMBER_BULLET, 1, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) string = g_string_new (NULL);

      pd_list_number_append (cases[i].number, cases[i].value, string);
      g_assert_cmpstr (string->str, ==, cases[i].expected);
    }
}

static void
test_roles (void)
{
  guint level;

  g_assert_cmpint (pd_style_role_from_name ("heading 1", &level), ==, PD_STYLE_ROLE_HEADING);
  g_assert_cmpuint (level, ==, 1);
  g_assert_cmpint (pd_style_role_from_name ("标题 3", &level), ==, PD_STYLE_ROLE_HEADING);
  g_assert_cmpuint (level, ==, 3);
  g_assert_cmpint (pd_style_role_from_name ("標題", &level), ==, PD_STYLE_ROLE_TITLE);
  g_assert_cmpuint (level, ==, 0);
  g_assert_cmpint (pd_style_role_from_name ("Image Caption", &level), ==, PD_STYLE_ROLE_CAPTION);
  g_assert_cmpint (pd_style_role_from_name ("TOC 2", &level), ==, PD_STYLE_ROLE_CONTENTS);
  g_assert_cmpint (pd_style_role_from_name ("heading", &level), ==, PD_STYLE_ROLE_NONE);
  g_assert_cmpint (pd_style_role_from_name ("1", &level), ==, PD_STYLE_ROLE_NONE);
  g_assert_cmpint (pd_style_role_from_name ("", &level), ==, PD_STYLE_ROLE_NONE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/text-flow/cut-characters", test_cut_characters);
  g_test_add_func ("/formats/text-flow/cut-blocks", test_cut_blocks);
  g_test_add_func ("/formats/text-flow/flow", test_flow);
  g_test_add_func ("/formats/text-flow/numbers", test_numbers);
  g_test_add_func ("/formats/text-flow/roles", test_roles);
  return g_test_run ();
}
