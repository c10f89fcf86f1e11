#include "pd-tag-choice.h"

/**
 * PdTagChoice:
 *
 * A row of the palette: a tag to take, or a path to make a tag of.
 */
struct _PdTagChoice
{
  GObject parent_instance;

  PdRecord *tag;
  char *path;
  char *parent_path;
  guint digit;
  gboolean with_alt;
  gboolean checked;
};

typedef enum
{
  PROP_DIGIT = 1,
  PROP_WITH_ALT,
  PROP_CHECKED,
} PdTagChoiceProperty;

static GParamSpec *properties[PROP_CHECKED + 1];

G_DEFINE_FINAL_TYPE (PdTagChoice, pd_tag_choice, G_TYPE_OBJECT)

static void
pd_tag_choice_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  PdTagChoice *self = PD_TAG_CHOICE (object);

  switch ((PdTagChoiceProperty) prop_id)
    {
    case PROP_DIGIT:
      g_value_set_uint (value, self->digit);
      break;
    case PROP_WITH_ALT:
      g_value_set_boolean (value, self->with_alt);
      break;
    case PROP_CHECKED:
      g_value_set_boolean (value, self->checked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_tag_choice_set_property (GObject *object,
                            guint prop_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  PdTagChoice *self = PD_TAG_CHOICE (object);

  switch ((PdTagChoiceProperty) prop_id)
    {
    case PROP_DIGIT:
      pd_tag_choice_set_digit (self, g_value_get_uint (value));
      break;
    case PROP_WITH_ALT:
      pd_tag_choice_set_with_alt (self, g_value_get_boolean (value));
      break;
    case PROP_CHECKED:
      pd_tag_choice_set_checked (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_tag_choice_finalize (GObject *object)
{
  PdTagChoice *self = PD_TAG_CHOICE (object);

  g_clear_object (&self->tag);
  g_free (self->path);
  g_free (self->parent_path);

  G_OBJECT_CLASS (pd_tag_choice_parent_class)->finalize (object);
}

static void
pd_tag_choice_class_init (PdTagChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pd_tag_choice_finalize;
  object_class->get_property = pd_tag_choice_get_property;
  object_class->set_property = pd_tag_choice_set_property;

  /**
   * PdTagChoice:digit:
   *
   * The digit that takes it, or 0.
   */
  properties[PROP_DIGIT] = g_param_spec_uint ("digit", NULL, NULL, 0, 9, 0,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PdTagChoice:with-alt:
   *
   * Whether the digit takes it only with Alt, since without it one types the name of a tag.
   */
  properties[PROP_WITH_ALT] = g_param_spec_boolean ("with-alt", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PdTagChoice:checked:
   *
   * Whether what the palette is open for carries the tag.
   */
  properties[PROP_CHECKED] = g_param_spec_boolean ("checked", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_tag_choice_init (PdTagChoice *self)
{
}

/**
 * pd_tag_choice_new:
 * @tag: a tag
 *
 * Returns: (transfer full): the choice to take it
 */
PdTagChoice *
pd_tag_choice_new (PdRecord *tag)
{
  PdTagChoice *self;
  const char *name, *path;

  g_return_val_if_fail (PD_IS_RECORD (tag), NULL);

  name = pd_record_get_text (tag, PD_TAG_NAME);
  path = pd_record_get_text (tag, PD_TAG_PATH);
  self = g_object_new (PD_TYPE_TAG_CHOICE, NULL);
  self->tag = g_object_ref (tag);
  self->path = g_strdup (path != NULL ? path : name);
  for (const char *p = self->path; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '/')
        {
          g_free (self->parent_path);
          self->parent_path = g_strndup (self->path, p - self->path);
        }
    }
  return self;
}

/**
 * pd_tag_choice_new_for_path:
 * @path: the path of a tag that is not there
 *
 * Returns: (transfer full): the choice to make it
 */
PdTagChoice *
pd_tag_choice_new_for_path (const char *path)
{
  PdTagChoice *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PD_TYPE_TAG_CHOICE, NULL);
  self->path = g_strdup (path);
  return self;
}

/**
 * pd_tag_choice_get_tag:
 *
 * Returns: (transfer none) (nullable): the tag; %NULL where it is to be made
 */
PdRecord *
pd_tag_choice_get_tag (PdTagChoice *self)
{
  g_return_val_if_fail (PD_IS_TAG_CHOICE (self), NULL);

  return self->tag;
}

/**
 * pd_tag_choice_get_path:
 *
 * Returns: (transfer none): the tag's path
 */
const char *
pd_tag_choice_get_path (PdTagChoice *self)
{
  g_return_val_if_fail (PD_IS_TAG_CHOICE (self), NULL);

  return self->path;
}

/**
 * pd_tag_choice_get_parent_path:
 *
 * Returns: (transfer none) (nullable): the path of the tag it is nested under
 */
const char *
pd_tag_choice_get_parent_path (PdTagChoice *self)
{
  g_return_val_if_fail (PD_IS_TAG_CHOICE (self), NULL);

  return self->parent_path;
}

/**
 * pd_tag_choice_get_digit:
 *
 * Returns: the digit that takes it, or 0
 */
guint
pd_tag_choice_get_digit (PdTagChoice *self)
{
  g_return_val_if_fail (PD_IS_TAG_CHOICE (self), 0);

  return self->digit;
}

/**
 * pd_tag_choice_set_digit:
 * @digit: the digit that takes it, or 0
 *
 * Sets the digit.
 */
void
pd_tag_choice_set_digit (PdTagChoice *self,
                         guint digit)
{
  g_return_if_fail (PD_IS_TAG_CHOICE (self));

  if (self->digit == digit)
    return;
  self->digit = digit;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIGIT]);
}

/**
 * pd_tag_choice_get_with_alt:
 *
 * Returns: whether its digit takes it only with Alt
 */
gboolean
pd_tag_choice_get_with_alt (PdTagChoice *self)
{
  g_return_val_if_fail (PD_IS_TAG_CHOICE (self), FALSE);

  return self->with_alt;
}

/**
 * pd_tag_choice_set_with_alt:
 * @with_alt: whether its digit takes it only with Alt
 *
 * Sets how its digit takes it.
 */
void
pd_tag_choice_set_with_alt (PdTagChoice *self,
                            gboolean with_alt)
{
  g_return_if_fail (PD_IS_TAG_CHOICE (self));

  if (self->with_alt == with_alt)
    return;
  self->with_alt = with_alt;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WITH_ALT]);
}

/**
 * pd_tag_choice_get_checked:
 *
 * Returns: whether what the palette is open for carries the tag
 */
gboolean
pd_tag_choice_get_checked (PdTagChoice *self)
{
  g_return_val_if_fail (PD_IS_TAG_CHOICE (self), FALSE);

  return self->checked;
}

/**
 * pd_tag_choice_set_checked:
 * @checked: whether what the palette is open for carries the tag
 *
 * Sets whether it is carried.
 */
void
pd_tag_choice_set_checked (PdTagChoice *self,
                           gboolean checked)
{
  g_return_if_fail (PD_IS_TAG_CHOICE (self));

  if (self->checked == checked)
    return;
  self->checked = checked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKED]);
}
