#include "pd-collator.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

/* Chinese by Pinyin, all else as CLDR's root has it, and 第9篇 before 第10篇. The same for everybody: an order that
 * depended on who opens a project could not be kept in it. */
#define LOCALE "zh-u-co-pinyin-kn-true"

/**
 * PdCollator:
 *
 * Puts titles and names in the order of a library's catalogue. It belongs to one thread at a time.
 */
struct _PdCollator
{
  GObject parent_instance;

  UCollator *collator;
};

G_DEFINE_FINAL_TYPE (PdCollator, pd_collator, G_TYPE_OBJECT)

static void
pd_collator_finalize (GObject *object)
{
  PdCollator *self = PD_COLLATOR (object);

  g_clear_pointer (&self->collator, ucol_close);

  G_OBJECT_CLASS (pd_collator_parent_class)->finalize (object);
}

static void
pd_collator_class_init (PdCollatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_collator_finalize;
}

static void
pd_collator_init (PdCollator *self)
{
  UErrorCode status = U_ZERO_ERROR;

  self->collator = ucol_open (LOCALE, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no data for sorting: %s", u_errorName (status));
}

/**
 * pd_collator_new:
 *
 * Returns: (transfer full): a collator
 */
PdCollator *
pd_collator_new (void)
{
  return g_object_new (PD_TYPE_COLLATOR, NULL);
}

/**
 * pd_collator_make_key:
 * @utf8: a string; bytes that are not UTF-8 count as U+FFFD
 * @n_bytes: its length in bytes, or -1 where a NUL ends it
 *
 * Makes bytes whose order is that of the strings. They are made of the first %PD_COLLATOR_MAX_LENGTH code points, and are
 * as good as the version that made them: see [func@Pd.Collator.get_version].
 *
 * Returns: (transfer full): the key, without a NUL at its end
 */
GBytes *
pd_collator_make_key (PdCollator *self,
                      const char *utf8,
                      gssize n_bytes)
{
  UChar units[2 * PD_COLLATOR_MAX_LENGTH];
  int32_t n_units = 0, offset = 0, length, n_key;
  guint8 *key;

  g_return_val_if_fail (PD_IS_COLLATOR (self), NULL);
  g_return_val_if_fail (utf8 != NULL, NULL);

  if (n_bytes < 0)
    n_bytes = strlen (utf8);
  length = MIN (n_bytes, 4 * PD_COLLATOR_MAX_LENGTH);
  for (guint i = 0; i < PD_COLLATOR_MAX_LENGTH && offset < length; i++)
    {
      UChar32 character;

      U8_NEXT_OR_FFFD (utf8, offset, length, character);
      U16_APPEND_UNSAFE (units, n_units, character);
    }
  n_key = ucol_getSortKey (self->collator, units, n_units, NULL, 0);
  key = g_malloc (n_key);
  ucol_getSortKey (self->collator, units, n_units, key, n_key);
  return g_bytes_new_take (key, n_key - 1);
}

/**
 * pd_collator_get_version:
 *
 * The version is ICU's own, of which that of the order is a part: to ask for the latter alone takes a collator, and to open
 * that as long as to open a project.
 *
 * Returns: (transfer full): what keys depend on; keys of another version are not to be compared with them
 */
char *
pd_collator_get_version (void)
{
  UVersionInfo version;
  char icu[U_MAX_VERSION_STRING_LENGTH];

  u_getVersion (version);
  u_versionToString (version, icu);
  return g_strdup_printf ("%s %s %d", LOCALE, icu, PD_COLLATOR_MAX_LENGTH);
}
