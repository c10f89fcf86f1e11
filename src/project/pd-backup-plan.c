#include "pd-backup-plan.h"

/* Of how many the last ones are kept, of how many days the last one of each, and of how many weeks. Only days and weeks count on which something
 * was done: who comes back after a summer finds what there was before it. */
#define N_RECENT 5
#define N_DAYS 14
#define N_WEEKS 8

/* Days since year 1, in the person's time. */
static gint64
get_day (gint64 made,
         GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (made);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (local), g_date_time_get_month (local), g_date_time_get_year (local));
  return g_date_get_julian (&date);
}

/**
 * pd_backup_plan_rate:
 * @items: (array length=n_items): the backups of one project file, the newest first
 * @n_items: how many
 * @zone: where days begin
 *
 * Says of each backup why it is kept, if it is: the last few, the last of each of the last days, and of each of the last
 * weeks.
 */
void
pd_backup_plan_rate (PdBackupItem *items,
                     gsize n_items,
                     GTimeZone *zone)
{
  gint64 last_day = -1, last_week = -1;
  guint n_days = 0, n_weeks = 0;

  g_return_if_fail (zone != NULL);

  for (gsize i = 0; i < n_items; i++)
    {
      gint64 day = get_day (items[i].made, zone);
      /* Day 1 was a Monday. */
      gint64 week = (day - 1) / 7;
      gboolean is_of_day = day != last_day && n_days < N_DAYS;
      gboolean is_of_week = week != last_week && n_weeks < N_WEEKS;

      n_days += is_of_day;
      n_weeks += is_of_week;
      last_day = day;
      last_week = week;
      if (i == 0)
        items[i].worth = PD_BACKUP_NEWEST;
      else if (is_of_day || is_of_week)
        items[i].worth = PD_BACKUP_LASTING;
      else
        items[i].worth = i < N_RECENT ? PD_BACKUP_RECENT : PD_BACKUP_UNWANTED;
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PdBackupItem *first = *(PdBackupItem *const *) a, *second = *(PdBackupItem *const *) b;

  if (first->worth != second->worth)
    return first->worth < second->worth ? -1 : 1;
  return first->made < second->made ? -1 : first->made > second->made;
}

/**
 * pd_backup_plan_make_room:
 * @items: (array length=n_items): the backups of all projects
 * @n_items: how many
 * @n_bytes: how much room is needed
 *
 * Gives up backups until there is room: first those that are not the last of their day, then the oldest. The newest one of a project file is
 * never given up, so that there may be too little room in the end.
 */
void
pd_backup_plan_make_room (PdBackupItem *items,
                          gsize n_items,
                          gint64 n_bytes)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (gsize i = 0; i < n_items; i++)
    {
      if (items[i].worth == PD_BACKUP_UNWANTED)
        n_bytes -= items[i].n_bytes;
      else if (items[i].worth != PD_BACKUP_NEWEST)
        g_ptr_array_add (order, &items[i]);
    }
  g_ptr_array_sort (order, compare);
  for (guint i = 0; i < order->len && n_bytes > 0; i++)
    {
      PdBackupItem *item = g_ptr_array_index (order, i);

      n_bytes -= item->n_bytes;
      item->worth = PD_BACKUP_UNWANTED;
    }
}
