#include "pd-page-preferences.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pd-han-fonts.h"
#include "pd-reader.h"
#include "pd-settings.h"

/**
 * PdPagePreferences:
 *
 * How the page is set, with a page that shows it.
 */
struct _PdPagePreferences
{
  AdwPreferencesPage parent_instance;

  GSettings *settings;
  /* What suits the language, then the families that can set Chinese. */
  GtkStringList *families;

  PdReader *preview;
  AdwComboRow *font_row;
  AdwSpinRow *size_row;
  AdwSpinRow *leading_row;
  AdwSpinRow *measure_row;
  AdwSwitchRow *indent_row;
};

G_DEFINE_FINAL_TYPE (PdPagePreferences, pd_page_preferences, ADW_TYPE_PREFERENCES_PAGE)

/* As in all articles: Han, figures and Latin letters, and enough for a second line. */
static const char sample[] =
    "读书须动笔墨：圈出紧要的话，点出可疑的数，写下一时的念头，日后再读，便知当初为何停在这里。\n"
    "一篇 3000 字的文章，往往只有三五句是新说，其余都在转述。分清谁先说、谁改说，哪个数是 17%，哪个数是 27%，才算读过；"
    "凡引文与人名，都宜回到 source 处核对一遍。";

static gboolean
get_percent (GValue *value,
             GVariant *variant,
             gpointer data)
{
  g_value_set_double (value, round (100 * g_variant_get_double (variant)));
  return TRUE;
}

static GVariant *
set_percent (const GValue *value,
             const GVariantType *type,
             gpointer data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

/* A family that was chosen on another computer, or in another way, stays. */
static gboolean
get_family (GValue *value,
            GVariant *variant,
            gpointer data)
{
  GtkStringList *families = data;
  const char *family = g_variant_get_string (variant, NULL);
  guint position = *family != '\0' ? gtk_string_list_find (families, family) : 0;

  if (position == G_MAXUINT)
    {
      position = g_list_model_get_n_items (G_LIST_MODEL (families));
      gtk_string_list_append (families, family);
    }
  g_value_set_uint (value, position);
  return TRUE;
}

static GVariant *
set_family (const GValue *value,
            const GVariantType *type,
            gpointer data)
{
  guint position = g_value_get_uint (value);

  if (position == GTK_INVALID_LIST_POSITION)
    return NULL;
  return g_variant_new_string (position > 0 ? gtk_string_list_get_string (data, position) : "");
}

static void
pd_page_preferences_dispose (GObject *object)
{
  PdPagePreferences *self = PD_PAGE_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->families);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_PAGE_PREFERENCES);

  G_OBJECT_CLASS (pd_page_preferences_parent_class)->dispose (object);
}

static void
pd_page_preferences_class_init (PdPagePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_page_preferences_dispose;

  g_type_ensure (PD_TYPE_READER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-page-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PdPagePreferences, preview);
  gtk_widget_class_bind_template_child (widget_class, PdPagePreferences, font_row);
  gtk_widget_class_bind_template_child (widget_class, PdPagePreferences, size_row);
  gtk_widget_class_bind_template_child (widget_class, PdPagePreferences, leading_row);
  gtk_widget_class_bind_template_child (widget_class, PdPagePreferences, measure_row);
  gtk_widget_class_bind_template_child (widget_class, PdPagePreferences, indent_row);
}

static void
show_families (PdPagePreferences *self)
{
  g_auto (GStrv) names = pd_han_fonts_list ();

  self->families = gtk_string_list_new (NULL);
  /* Translators: of fonts: the one that suits the language of the article. */
  gtk_string_list_append (self->families, _ ("By Language"));
  gtk_string_list_splice (self->families, 1, 0, (const char *const *) names);
  adw_combo_row_set_model (self->font_row, G_LIST_MODEL (self->families));
  g_settings_bind_with_mapping (self->settings, "page-font", self->font_row, "selected", G_SETTINGS_BIND_DEFAULT, get_family, set_family, g_object_ref (self->families), g_object_unref);
}

static void
pd_page_preferences_init (PdPagePreferences *self)
{
  g_autoptr (PdText) text = pd_text_new (sample, -1, NULL, NULL);

  self->settings = pd_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  pd_reader_set_text (self->preview, text, "zh-Hans");
  pd_settings_bind_page (self->settings, self->preview);
  show_families (self);
  g_settings_bind_with_mapping (self->settings, "zoom", self->size_row, "value", G_SETTINGS_BIND_DEFAULT, get_percent, set_percent, NULL, NULL);
  g_settings_bind (self->settings, "leading", self->leading_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "measure", self->measure_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "indent", self->indent_row, "active", G_SETTINGS_BIND_DEFAULT);
}
