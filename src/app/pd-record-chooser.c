#include "pd-record-chooser.h"

#include <glib/gi18n-lib.h>

#include "pd-match-cache.h"

/**
 * PdRecordChooser:
 *
 * Lets one of the project's claims or names be picked, found by typing, pinyin too.
 */
struct _PdRecordChooser
{
  PdChooser parent_instance;

  PdRecordList *records;
  PdKey title;
  char *except_id;
  PdMatchCache *cache;
};

G_DEFINE_FINAL_TYPE (PdRecordChooser, pd_record_chooser, PD_TYPE_CHOOSER)

static char *
dup_subtitle (PdRecord *record)
{
  guint n;

  if (pd_record_get_word (record) != PD_WORD_CLAIM)
    return NULL;
  n = pd_record_get_integer (record, PD_CLAIM_MENTIONS);
  return g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
}

static gboolean
is_wanted (PdRecordChooser *self,
           PdRecord *record,
           const char *typed)
{
  if (g_strcmp0 (pd_record_get_id (record), self->except_id) == 0)
    return FALSE;
  return *typed == '\0' || pd_match_cache_rank (self->cache, pd_record_get_text (record, self->title), typed) > 0;
}

static void
pd_record_chooser_search (PdChooser *chooser,
                          const char *typed)
{
  PdRecordChooser *self = PD_RECORD_CHOOSER (chooser);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records)), shown = 0;

  pd_chooser_clear (chooser);
  for (guint i = 0; i < n && shown < PD_CHOOSER_MAX_SHOWN; i++)
    {
      PdRecord *record = pd_record_list_get (self->records, i);
      g_autofree char *subtitle = NULL;

      if (!is_wanted (self, record, typed))
        continue;
      subtitle = dup_subtitle (record);
      pd_chooser_add (chooser, record, pd_record_get_text (record, self->title), subtitle);
      shown++;
    }
  pd_chooser_finish (chooser);
}

static void
on_records_changed (PdRecordChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));

  for (guint i = 0; i < n; i++)
    pd_match_cache_add (self->cache, pd_record_get_text (pd_record_list_get (self->records, i), self->title));
  pd_match_cache_start (self->cache);
  pd_chooser_search (PD_CHOOSER (self));
}

static void
pd_record_chooser_dispose (GObject *object)
{
  PdRecordChooser *self = PD_RECORD_CHOOSER (object);

  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  g_clear_object (&self->records);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (pd_record_chooser_parent_class)->dispose (object);
}

static void
pd_record_chooser_finalize (GObject *object)
{
  g_free (PD_RECORD_CHOOSER (object)->except_id);

  G_OBJECT_CLASS (pd_record_chooser_parent_class)->finalize (object);
}

static void
pd_record_chooser_class_init (PdRecordChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_record_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_record_chooser_finalize;
  PD_CHOOSER_CLASS (klass)->search = pd_record_chooser_search;
}

static void
pd_record_chooser_init (PdRecordChooser *self)
{
  self->cache = pd_match_cache_new ();
}

/**
 * pd_record_chooser_new:
 * @project: an open project
 * @title: the column to show, which says of which word
 * @except_id: (nullable): the UUID of one that cannot be picked
 * @heading: what the dialog is called
 * @explanation: what picking one does
 *
 * Returns: a dialog to pick one
 */
AdwDialog *
pd_record_chooser_new (PdProject *project,
                       PdKey title,
                       const char *except_id,
                       const char *heading,
                       const char *explanation)
{
  PdRecordChooser *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_object_new (PD_TYPE_RECORD_CHOOSER, NULL);
  self->title = title;
  self->except_id = g_strdup (except_id);
  self->records = pd_record_list_new (project, PD_KEY_WORD (title));
  pd_chooser_describe (PD_CHOOSER (self), heading, explanation);
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (on_records_changed), self, G_CONNECT_SWAPPED);
  on_records_changed (self);
  return ADW_DIALOG (self);
}
