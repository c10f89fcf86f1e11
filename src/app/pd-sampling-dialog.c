#include "pd-sampling-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-article-fields.h"
#include "pd-dialog-focus.h"
#include "pd-sampling.h"

#define USUAL_SIZE 50

/**
 * PdSamplingDialog:
 *
 * Asks how a random sample is to be drawn, and draws it.
 */
struct _PdSamplingDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  /* The articles that the library shows, where that is less than all. */
  GArray *shown;
  guint n_articles;
  /* What the rows of the field's list stand for. */
  GStrv strata;

  AdwBanner *banner;
  GtkWidget *draw_button;
  GtkEditable *name_row;
  AdwComboRow *from_row;
  AdwComboRow *unit_row;
  AdwSpinRow *size_row;
  AdwComboRow *stratum_row;
  AdwSpinRow *seed_row;
};

enum
{
  DRAWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdSamplingDialog, pd_sampling_dialog, ADW_TYPE_DIALOG)

static char *
dup_name (PdSamplingDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
}

static gboolean
is_share (PdSamplingDialog *self)
{
  return adw_combo_row_get_selected (self->unit_row) == 1;
}

static void
on_changed (PdSamplingDialog *self)
{
  g_autofree char *name = dup_name (self);

  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_set_sensitive (self->draw_button, *name != '\0');
}

static void
on_unit (PdSamplingDialog *self)
{
  GtkAdjustment *adjustment = adw_spin_row_get_adjustment (self->size_row);

  gtk_adjustment_set_upper (adjustment, is_share (self) ? 100 : MAX (self->n_articles, 1));
  gtk_adjustment_set_value (adjustment, is_share (self) ? 10 : MIN (USUAL_SIZE, (self->n_articles + 1) / 2));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->size_row), is_share (self) ? _ ("Percent") : _ ("Articles"));
  on_changed (self);
}

static void
on_cancel (PdSamplingDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_drawn (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (PdSamplingDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *group = pd_project_draw_sample_finish (PD_PROJECT (source), result, &error);

  if (group != NULL)
    {
      g_autofree char *name = dup_name (self);

      g_signal_emit (self, signals[DRAWN], 0, group, name);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_widget_set_sensitive (self->draw_button, TRUE);
  gtk_widget_grab_focus (self->draw_button);
}

static void
on_draw (PdSamplingDialog *self)
{
  g_autofree char *name = dup_name (self);
  double size = adw_spin_row_get_value (self->size_row);
  guint stratum = adw_combo_row_get_selected (self->stratum_row);
  PdSampling sampling = {
    .name = name,
    .articles = adw_combo_row_get_selected (self->from_row) == 1 ? self->shown : NULL,
    .size = is_share (self) ? 0 : size,
    .share = is_share (self) ? size / 100 : 0,
    .seed = adw_spin_row_get_value (self->seed_row),
    .stratum_field = stratum > 0 ? self->strata[stratum - 1] : NULL,
  };

  gtk_widget_set_sensitive (self->draw_button, FALSE);
  pd_project_draw_sample_async (self->project, &sampling, NULL, on_drawn, g_object_ref (self));
}

static void
pd_sampling_dialog_dispose (GObject *object)
{
  PdSamplingDialog *self = PD_SAMPLING_DIALOG (object);

  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->strata, g_strfreev);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_SAMPLING_DIALOG);

  G_OBJECT_CLASS (pd_sampling_dialog_parent_class)->dispose (object);
}

static void
pd_sampling_dialog_class_init (PdSamplingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_sampling_dialog_dispose;

  /**
   * PdSamplingDialog::drawn:
   * @group_id: the UUID of the group that the sample became
   * @name: what it is called
   *
   * A sample was drawn.
   */
  signals[DRAWN] = g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-sampling-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdSamplingDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PdSamplingDialog, draw_button);
  gtk_widget_class_bind_template_child (widget_class, PdSamplingDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PdSamplingDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, PdSamplingDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, PdSamplingDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, PdSamplingDialog, stratum_row);
  gtk_widget_class_bind_template_child (widget_class, PdSamplingDialog, seed_row);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_unit);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_draw);
}

static void
pd_sampling_dialog_init (PdSamplingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_dialog_focus (ADW_DIALOG (self), GTK_WIDGET (self->name_row));
  /* Six digits are easily written down. */
  adw_spin_row_set_value (self->seed_row, g_random_int_range (100000, 1000000));
  gtk_editable_set_text (self->name_row, _ ("Sample"));
}

static void
fill_strata (PdSamplingDialog *self,
             PdRecordList *fields)
{
  static const PdKey keys[] = { PD_ARTICLE_SOURCE, PD_ARTICLE_OBTAINED_FROM, PD_ARTICLE_AUTHOR, PD_ARTICLE_DATE, PD_ARTICLE_LANGUAGE };
  const PdTable *table = pd_word_get_table (PD_WORD_ARTICLE);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) strata = g_strv_builder_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fields));

  gtk_string_list_append (names, C_ ("stratum", "Nothing"));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *column = table->columns[PD_KEY_INDEX (keys[i])].name;

      gtk_string_list_append (names, keys[i] == PD_ARTICLE_DATE ? _ ("Year") : pd_article_field_get_label (column));
      g_strv_builder_add (strata, column);
    }
  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (names, pd_record_get_text (pd_record_list_get (fields, i), PD_FIELD_NAME));
      g_strv_builder_add (strata, pd_record_get_id (pd_record_list_get (fields, i)));
    }
  self->strata = g_strv_builder_end (strata);
  adw_combo_row_set_model (self->stratum_row, G_LIST_MODEL (names));
}

static void
fill_from (PdSamplingDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All articles of the study"));
  if (self->shown != NULL)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("The %u article that is shown", "The %u articles that are shown", self->shown->len), self->shown->len);

      gtk_string_list_append (names, label);
    }
  adw_combo_row_set_model (self->from_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->from_row, self->shown != NULL ? 1 : 0);
}

/**
 * pd_sampling_dialog_new:
 * @project: an open project
 * @shown: (nullable) (element-type gint64): the rows of the articles that the library shows; %NULL where it shows all
 * @n_articles: how many it shows
 * @fields: the project's own fields
 *
 * Returns: a dialog to draw a random sample
 */
AdwDialog *
pd_sampling_dialog_new (PdProject *project,
                        GArray *shown,
                        guint n_articles,
                        PdRecordList *fields)
{
  PdSamplingDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (PD_IS_RECORD_LIST (fields), NULL);

  self = g_object_new (PD_TYPE_SAMPLING_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->shown = shown != NULL ? g_array_ref (shown) : NULL;
  self->n_articles = n_articles;
  on_unit (self);
  fill_from (self);
  fill_strata (self, fields);
  return ADW_DIALOG (self);
}
