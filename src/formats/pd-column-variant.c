#include "pd-column-variant.h"

#include "pd-column-profile.h"

/* Why a column is a field. */
static const char *const origins[] = { "read", "guessed", "typed" };

static const char *
get_field_name (const PdMappedColumn *column)
{
  return column->field != 0 ? pd_word_get_table (PD_WORD_ARTICLE)->columns[PD_KEY_INDEX (column->field)].name : "";
}

/**
 * pd_column_mapping_to_variant:
 * @mapping: the columns of a file
 *
 * Returns: (transfer floating): the same as a value of %PD_COLUMN_VARIANT_TYPE, to hand to another process
 */
GVariant *
pd_column_mapping_to_variant (PdColumnMapping *mapping)
{
  GVariantBuilder builder;

  g_return_val_if_fail (mapping != NULL, NULL);

  g_variant_builder_init (&builder, PD_COLUMN_VARIANT_TYPE);
  g_variant_builder_add (&builder, "u", pd_column_mapping_get_n_rows (mapping));
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(sssasb)"));
  for (guint i = 0; i < pd_column_mapping_get_n_columns (mapping); i++)
    {
      const PdMappedColumn *column = pd_column_mapping_get_column (mapping, i);

      g_variant_builder_add (&builder, "(sss^asb)", column->name, get_field_name (column), column->origin != NULL ? column->origin : "", column->samples, column->is_html);
    }
  g_variant_builder_close (&builder);
  return g_variant_builder_end (&builder);
}

/* A field is one column's; why it is that, is one of a few words, which stay. */
static gboolean
read_field (PdColumnMapping *mapping,
            guint index,
            const char *name,
            const char *origin)
{
  PdKey field = pd_column_mapping_find_field (name);
  const char *known = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      if (g_str_equal (origins[i], origin))
        known = origins[i];
    }
  if ((field == 0 && *name != '\0') || (known == NULL && (field != 0 || *origin != '\0')) || (field != 0 && pd_column_mapping_has_field (mapping, field)))
    return FALSE;
  pd_column_mapping_set_field (mapping, index, field, known);
  return TRUE;
}

static gboolean
read_columns (PdColumnMapping *mapping,
              GVariantIter *columns)
{
  const char *name, *field, *origin;
  const char **samples;
  gboolean is_html;

  while (g_variant_iter_next (columns, "(&s&s&s^a&sb)", &name, &field, &origin, &samples, &is_html))
    {
      g_autofree const char **values = samples;
      guint n = pd_column_mapping_get_n_columns (mapping);

      /* A name that came already, or one too many. */
      if (pd_column_mapping_ensure_column (mapping, name) != n)
        return FALSE;
      if (g_strv_length ((GStrv) values) > PD_COLUMN_PROFILE_MAX_SAMPLES || !read_field (mapping, n, field, origin))
        return FALSE;
      pd_column_mapping_set_samples (mapping, n, values, is_html);
    }
  return TRUE;
}

/**
 * pd_column_mapping_from_variant:
 * @variant: a value of %PD_COLUMN_VARIANT_TYPE, from a process that read a file of anybody's and may say anything
 *
 * Returns: (transfer full) (nullable): the columns, or %NULL where no file could have them
 */
PdColumnMapping *
pd_column_mapping_from_variant (GVariant *variant)
{
  g_autoptr (PdColumnMapping) mapping = NULL;
  g_autoptr (GVariantIter) columns = NULL;
  guint n_rows;

  g_return_val_if_fail (variant != NULL, NULL);
  g_return_val_if_fail (g_variant_is_of_type (variant, PD_COLUMN_VARIANT_TYPE), NULL);

  mapping = pd_column_mapping_new ();
  g_variant_get (variant, "(ua(sssasb))", &n_rows, &columns);
  pd_column_mapping_set_n_rows (mapping, n_rows);
  return read_columns (mapping, columns) ? g_steal_pointer (&mapping) : NULL;
}
