#include "pd-claims-view.h"

#include "pd-claim-page.h"
#include "pd-claims-ledger.h"
#include "pd-claims-matrix.h"
#include "pd-project-claims.h"

/* How long changes of the project are gathered before the claims are loaded again. */
#define REFRESH_MILLISECONDS 200

/**
 * PdClaimsView:
 *
 * What is claimed across all articles: the ledger, the matrix, and the page of each claim.
 */
struct _PdClaimsView
{
  AdwBin parent_instance;

  PdProject *project;
  PdClaimLedger *ledger;
  GCancellable *cancellable;
  guint refresh_source;
  /* Whether there may be something new to show, as soon as it is shown. */
  gboolean is_stale;
  /* Whether the focus was to go into what is not loaded yet. */
  gboolean wants_focus;

  AdwNavigationView *navigation;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwViewStack *pages;
  PdClaimsLedger *claims_ledger;
  PdClaimsMatrix *claims_matrix;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdClaimsView, pd_claims_view, ADW_TYPE_BIN)

static void
stop (PdClaimsView *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* A claim that is gone has no page any more. */
static void
show_ledger (PdClaimsView *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  if (PD_IS_CLAIM_PAGE (page) && (self->ledger == NULL || !pd_claim_page_set_ledger (PD_CLAIM_PAGE (page), self->ledger)))
    adw_navigation_view_pop_to_tag (self->navigation, "claims");
  pd_claims_ledger_set_ledger (self->claims_ledger, self->ledger);
  pd_claims_matrix_set_ledger (self->claims_matrix, self->ledger);
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdClaimsView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdClaimLedger) ledger = pd_project_load_claims_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || PD_PROJECT (source) != self->project)
    return;
  g_clear_object (&self->cancellable);
  if (ledger == NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_set_object (&self->ledger, ledger);
  show_ledger (self);
  gtk_stack_set_visible_child_name (self->stack, pd_claim_ledger_get_n_claims (ledger) > 0 ? "claims" : "empty");
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->wants_focus = FALSE;
}

static void
load (PdClaimsView *self)
{
  stop (self);
  self->is_stale = FALSE;
  self->cancellable = g_cancellable_new ();
  pd_project_load_claims_async (self->project, self->cancellable, on_loaded, g_object_ref (self));
}

static void
load_when_shown (PdClaimsView *self)
{
  if (self->project != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->is_stale = TRUE;
}

static void
refresh (gpointer data)
{
  PdClaimsView *self = data;

  self->refresh_source = 0;
  load_when_shown (self);
}

static void
on_changed (PdClaimsView *self,
            PdChanges *changes)
{
  if (self->refresh_source == 0 && pd_project_claims_depend_on (changes))
    self->refresh_source = g_timeout_add_once (REFRESH_MILLISECONDS, refresh, self);
}

static void
on_show (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  PdClaimsView *self = PD_CLAIMS_VIEW (widget);
  const char *claim_id;
  guint view;
  PdClaimPage *page;

  g_variant_get (parameter, "(&su)", &claim_id, &view);
  if (self->ledger == NULL || view >= PD_N_CLAIM_VIEWS || pd_claim_ledger_find_claim (self->ledger, claim_id) == NULL)
    return;
  page = pd_claim_page_new (self->project, claim_id, view);
  pd_claim_page_set_ledger (page, self->ledger);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

static void
on_open (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  const char *article_id, *highlight_id;

  g_variant_get (parameter, "(&s&s)", &article_id, &highlight_id);
  g_signal_emit (widget, signals[OPENED], 0, article_id, *highlight_id != '\0' ? highlight_id : NULL);
}

static gboolean
pd_claims_view_grab_focus (GtkWidget *widget)
{
  PdClaimsView *self = PD_CLAIMS_VIEW (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  if (PD_IS_CLAIM_PAGE (page))
    return gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  if (self->ledger == NULL || pd_claim_ledger_get_n_claims (self->ledger) == 0)
    {
      self->wants_focus = self->ledger == NULL;
      return FALSE;
    }
  return gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->pages));
}

static void
pd_claims_view_map (GtkWidget *widget)
{
  PdClaimsView *self = PD_CLAIMS_VIEW (widget);

  GTK_WIDGET_CLASS (pd_claims_view_parent_class)->map (widget);

  if (self->is_stale)
    load_when_shown (self);
}

static void
pd_claims_view_dispose (GObject *object)
{
  PdClaimsView *self = PD_CLAIMS_VIEW (object);

  stop (self);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  g_clear_object (&self->ledger);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_CLAIMS_VIEW);

  G_OBJECT_CLASS (pd_claims_view_parent_class)->dispose (object);
}

static void
pd_claims_view_class_init (PdClaimsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_claims_view_dispose;
  widget_class->grab_focus = pd_claims_view_grab_focus;
  widget_class->map = pd_claims_view_map;

  /**
   * PdClaimsView::opened:
   * @article_id: the UUID of an article
   * @highlight_id: (nullable): that of a highlight in it
   *
   * A person wants to read on at a mention, or an article.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "claims.show", "(su)", on_show);
  gtk_widget_class_install_action (widget_class, "claims.open", "(ss)", on_open);

  g_type_ensure (PD_TYPE_CLAIMS_LEDGER);
  g_type_ensure (PD_TYPE_CLAIMS_MATRIX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-claims-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PdClaimsView, navigation);
  gtk_widget_class_bind_template_child (widget_class, PdClaimsView, stack);
  gtk_widget_class_bind_template_child (widget_class, PdClaimsView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PdClaimsView, pages);
  gtk_widget_class_bind_template_child (widget_class, PdClaimsView, claims_ledger);
  gtk_widget_class_bind_template_child (widget_class, PdClaimsView, claims_matrix);
}

static void
pd_claims_view_init (PdClaimsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_claims_view_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose claims are shown.
 */
void
pd_claims_view_set_project (PdClaimsView *self,
                            PdProject *project)
{
  g_return_if_fail (PD_IS_CLAIMS_VIEW (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  stop (self);
  g_clear_object (&self->ledger);
  show_ledger (self);
  gtk_stack_set_visible_child_name (self->stack, "start");
  g_set_object (&self->project, project);
  if (project == NULL)
    return;
  g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  load_when_shown (self);
}
