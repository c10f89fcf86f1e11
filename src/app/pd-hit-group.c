#include "pd-hit-group.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-search-lexer.h"

/**
 * PdHitGroup:
 *
 * A publication or a month, with how many hits it has.
 */
struct _PdHitGroup
{
  GObject parent_instance;

  char *label;
  /* What finds it, or NULL. */
  char *addition;
  guint64 hits;
  guint64 articles;
  double share;
};

G_DEFINE_FINAL_TYPE (PdHitGroup, pd_hit_group, G_TYPE_OBJECT)

static void
pd_hit_group_finalize (GObject *object)
{
  PdHitGroup *self = PD_HIT_GROUP (object);

  g_free (self->label);
  g_free (self->addition);

  G_OBJECT_CLASS (pd_hit_group_parent_class)->finalize (object);
}

static void
pd_hit_group_class_init (PdHitGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_hit_group_finalize;
}

static void
pd_hit_group_init (PdHitGroup *self)
{
}

/**
 * pd_hit_group_new:
 * @group: a publication or a month
 * @nameless: what it is called if it has no name
 * @field: the field of a query that finds it, with its colon
 * @most: how many hits the longest bar stands for
 *
 * Returns: (transfer full): an item of a list
 */
PdHitGroup *
pd_hit_group_new (const PdSearchGroup *group,
                  const char *nameless,
                  const char *field,
                  guint64 most)
{
  PdHitGroup *self;

  g_return_val_if_fail (group != NULL, NULL);
  g_return_val_if_fail (nameless != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (PD_TYPE_HIT_GROUP, NULL);
  self->label = g_strdelimit (g_strdup (*group->name != '\0' ? group->name : nameless), "\n\t", ' ');
  self->hits = group->hits;
  self->articles = group->articles;
  self->share = most > 0 ? (double) group->hits / most : 0;
  if (*group->name != '\0' && group->hits > 0)
    {
      GString *addition = g_string_new (field);

      pd_search_lexer_append_text (addition, group->name, TRUE);
      self->addition = g_string_free_and_steal (addition);
    }
  return self;
}

/**
 * pd_hit_group_get_label:
 *
 * Returns: what it is called
 */
const char *
pd_hit_group_get_label (PdHitGroup *self)
{
  g_return_val_if_fail (PD_IS_HIT_GROUP (self), NULL);

  return self->label;
}

/**
 * pd_hit_group_get_hits:
 *
 * Returns: how many hits it has
 */
guint64
pd_hit_group_get_hits (PdHitGroup *self)
{
  g_return_val_if_fail (PD_IS_HIT_GROUP (self), 0);

  return self->hits;
}

/**
 * pd_hit_group_get_articles:
 *
 * Returns: how many articles they are in
 */
guint64
pd_hit_group_get_articles (PdHitGroup *self)
{
  g_return_val_if_fail (PD_IS_HIT_GROUP (self), 0);

  return self->articles;
}

/**
 * pd_hit_group_get_share:
 *
 * Returns: how long its bar is, from 0 to 1
 */
double
pd_hit_group_get_share (PdHitGroup *self)
{
  g_return_val_if_fail (PD_IS_HIT_GROUP (self), 0);

  return self->share;
}

/**
 * pd_hit_group_dup_summary:
 *
 * Returns: (transfer full): what a screen reader says of it
 */
char *
pd_hit_group_dup_summary (PdHitGroup *self)
{
  g_autofree char *n_hits = NULL;
  g_autofree char *n_articles = NULL;
  g_autofree char *hits = NULL;
  g_autofree char *articles = NULL;

  g_return_val_if_fail (PD_IS_HIT_GROUP (self), NULL);

  n_hits = g_strdup_printf ("%'" PRIu64, self->hits);
  n_articles = g_strdup_printf ("%'" PRIu64, self->articles);
  hits = g_strdup_printf (ngettext ("%s hit", "%s hits", self->hits), n_hits);
  articles = g_strdup_printf (ngettext ("%s article", "%s articles", self->articles), n_articles);
  /* Translators: the name of a publication or a month, “12 hits”, “3 articles”. */
  return g_strdup_printf (_ ("%s, %s in %s"), self->label, hits, articles);
}

/**
 * pd_hit_group_dup_addition:
 *
 * Returns: (transfer full) (nullable): what finds only its articles, behind a query; %NULL where nothing can, or it has none
 */
char *
pd_hit_group_dup_addition (PdHitGroup *self)
{
  g_return_val_if_fail (PD_IS_HIT_GROUP (self), NULL);

  return g_strdup (self->addition);
}
