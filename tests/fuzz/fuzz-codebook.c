#include "fuzz.h"

#include "pd-codebook-reader.h"
#include "pd-qdc-writer.h"
#include "pd-tag-path.h"

static void
check_tags (PdTagOutline *outline)
{
  g_assert_cmpuint (pd_tag_outline_get_n (outline), >, 0);
  for (guint i = 0; i < pd_tag_outline_get_n (outline); i++)
    {
      const PdTagEntry *entry = pd_tag_outline_get (outline, i);

      g_assert_true (g_uuid_string_is_valid (entry->id));
      g_assert_true (g_utf8_validate (entry->name, -1, NULL) && *entry->name != '\0');
      g_assert_cmpint (entry->parent, <, (int) i);
      g_assert_cmpuint (entry->level, <=, PD_TAG_PATH_MAX_LEVELS);
      for (guint k = 0; k < PD_N_TAG_TEXTS; k++)
        g_assert_true (entry->texts[k] == NULL || (g_utf8_validate (entry->texts[k], -1, NULL) && *entry->texts[k] != '\0'));
    }
}

/* Another process is told the same. */
static void
check_told (PdTagOutline *outline)
{
  g_autoptr (GVariant) told = g_variant_ref_sink (pd_tag_outline_to_variant (outline));
  g_autoptr (PdTagOutline) heard = pd_tag_outline_from_variant (told);
  g_autoptr (GVariant) repeated = NULL;

  g_assert_nonnull (heard);
  repeated = g_variant_ref_sink (pd_tag_outline_to_variant (heard));
  g_assert_true (g_variant_equal (told, repeated));
}

static void
check_written (PdTagOutline *outline)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_true (pd_qdc_writer_write (outline, "fuzz", stream, NULL, NULL));
}

/* A codebook of any program's. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autoptr (GBytes) source = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdTagOutline) outline = pd_codebook_reader_read (source, &error);

  if (outline == NULL)
    {
      check_error (error);
      return 0;
    }
  check_tags (outline);
  check_told (outline);
  check_written (outline);
  return 0;
}
