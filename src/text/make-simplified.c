#include <glib.h>
#include <glib/gstdio.h>
#include <opencc/opencc.h>
#include <stdlib.h>
#include <string.h>

/* Writes src/text/pd-simplified.inc: what OpenCC's table of single characters makes of each Traditional character. Its
 * phrases are left out: what a character folds to must not depend on what stands beside it. */

#define CONFIG "{\"name\":\"characters\",\"segmentation\":{\"type\":\"mmseg\",\"dict\":{\"type\":\"ocd2\",\"file\":\"%s\"}},\"conversion_chain\":[{\"dict\":{\"type\":\"ocd2\",\"file\":\"%s\"}}]}"

static opencc_t
open_table (const char *table,
            const char *config)
{
  g_autofree char *json = g_strdup_printf (CONFIG, table, table);
  g_autoptr (GError) error = NULL;
  opencc_t converter;

  if (!g_file_set_contents (config, json, -1, &error))
    g_error ("%s", error->message);
  converter = opencc_open (config);
  if (converter == (opencc_t) -1)
    g_error ("%s: %s", table, opencc_error ());
  g_unlink (config);
  return converter;
}

/* The one character that another is simplified to; itself where there is none, or several. */
static gunichar
simplify (opencc_t converter,
          gunichar character)
{
  char utf8[8] = { 0 };
  char *converted;
  gunichar simplified;

  g_unichar_to_utf8 (character, utf8);
  converted = opencc_convert_utf8 (converter, utf8, -1);
  if (converted == NULL)
    g_error ("U+%04X: %s", character, opencc_error ());
  simplified = g_utf8_strlen (converted, -1) == 1 ? g_utf8_get_char (converted) : character;
  opencc_convert_utf8_free (converted);
  return simplified;
}

int
main (int argc,
      char **argv)
{
  static const gunichar ranges[][2] = { { 0x3400, 0x9FFF }, { 0xF900, 0xFAFF }, { 0x20000, 0x323AF } };
  g_autoptr (GString) lines = g_string_new ("/* Made by make-simplified. */\n");
  g_autofree char *config = NULL;
  g_autoptr (GError) error = NULL;
  opencc_t converter;

  if (argc != 3)
    g_error ("make-simplified TABLE OUTPUT");
  config = g_strconcat (argv[2], ".json", NULL);
  converter = open_table (argv[1], config);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      for (gunichar character = ranges[i][0]; character <= ranges[i][1]; character++)
        {
          gunichar simplified = simplify (converter, character);

          if (simplified != character)
            g_string_append_printf (lines, "{ 0x%X, 0x%X },\n", character, simplified);
        }
    }
  opencc_close (converter);
  if (!g_file_set_contents (argv[2], lines->str, lines->len, &error))
    g_error ("%s", error->message);
  return EXIT_SUCCESS;
}
