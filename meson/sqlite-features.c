/* Fails to build or exits non-zero where the linked SQLite lacks what a project file is made with. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include <stddef.h>

int
main (void)
{
  sqlite3 *db = NULL;
  sqlite3_session *session = NULL;
  int ok;

  if (sqlite3_open (":memory:", &db) != SQLITE_OK)
    return 1;
  ok = sqlite3_exec (db, "CREATE VIRTUAL TABLE t USING fts5 (body, content='', contentless_delete=1); CREATE TABLE s (a ANY) STRICT;", NULL, NULL, NULL) == SQLITE_OK
       && sqlite3session_create (db, "main", &session) == SQLITE_OK;
  sqlite3session_delete (session);
  sqlite3_close (db);
  return ok ? 0 : 1;
}
