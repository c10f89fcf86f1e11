-- The project file, version 2. See docs/project-file.md.
--
-- Tables (singular) are Pidian's own; views (plural) are what R, Python and every export read, with UUIDs for keys.
-- A journaled table has an INTEGER PRIMARY KEY AUTOINCREMENT, so that undo and redo can put a row back as it was.

CREATE TABLE project_info (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;

CREATE TABLE coder (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;

-- Not journaled: bytes as imported, raw deflate where that is smaller.
CREATE TABLE source_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  compression TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Not journaled: a text never changes. One that leaves something out of what was extracted from the source file says of which text.
CREATE TABLE text (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  sha256 TEXT NOT NULL,
  length INTEGER NOT NULL,
  body TEXT NOT NULL,
  extracted_id INTEGER REFERENCES text (id)
) STRICT;
CREATE INDEX text_by_sha256 ON text (sha256);
CREATE INDEX text_by_length ON text (length);
CREATE INDEX text_by_extracted ON text (extracted_id) WHERE extracted_id IS NOT NULL;

CREATE TABLE block (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  text_id INTEGER NOT NULL REFERENCES text (id) ON DELETE CASCADE,
  block INTEGER NOT NULL,
  paragraph INTEGER,
  type TEXT NOT NULL,
  level INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  start_utf16 INTEGER NOT NULL,
  end_utf16 INTEGER NOT NULL,
  url TEXT,
  alt TEXT
) STRICT;
CREATE INDEX block_by_text ON block (text_id, block);

CREATE TABLE cut (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  text_id INTEGER NOT NULL REFERENCES text (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX cut_by_text ON cut (text_id);

-- Not journaled: what was asked for, and what became of each file; undone or not, that is what was done.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  paths INTEGER NOT NULL,
  version TEXT NOT NULL,
  encoding TEXT,
  mapping TEXT,
  started INTEGER NOT NULL,
  finished INTEGER
) STRICT;

-- An article is known by its UUID, which says what became of it when it is no longer in the file.
CREATE TABLE import_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  import_run_id INTEGER NOT NULL REFERENCES import_run (id),
  path TEXT NOT NULL,
  outcome TEXT NOT NULL,
  article_uuid TEXT,
  same TEXT,
  message TEXT,
  format TEXT,
  encoding TEXT
) STRICT;
CREATE INDEX import_file_by_path ON import_file (path, import_run_id, outcome, article_uuid);
CREATE INDEX import_file_by_run ON import_file (import_run_id, outcome, article_uuid);

-- An article that is not present was deleted, or its import was undone; it waits for that to be taken back.
-- title_key puts titles in order; it is derived, and the journal leaves it out.
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  present INTEGER NOT NULL DEFAULT 0,
  text_id INTEGER NOT NULL REFERENCES text (id),
  source_file_id INTEGER NOT NULL REFERENCES source_file (id),
  title TEXT,
  title_key BLOB,
  author TEXT,
  editor TEXT,
  source TEXT,
  obtained_from TEXT,
  date TEXT,
  url TEXT,
  fetched TEXT,
  language TEXT,
  original_title TEXT,
  licence TEXT,
  archive_url TEXT,
  format TEXT,
  encoding TEXT,
  file_name TEXT,
  part TEXT,
  unread_bytes INTEGER,
  import_run_id INTEGER REFERENCES import_run (id),
  starred INTEGER NOT NULL DEFAULT 0,
  excluded TEXT,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX article_by_text ON article (text_id, present);
CREATE INDEX article_by_source_file ON article (source_file_id, part);
CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_by_title ON article (present, title_key);
CREATE INDEX article_by_date ON article (present, date);
CREATE INDEX article_by_source ON article (present, source);
CREATE INDEX article_by_author ON article (present, author);
CREATE INDEX article_starred ON article (id) WHERE starred;
CREATE INDEX article_excluded ON article (excluded) WHERE excluded IS NOT NULL;

CREATE TABLE article_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  origin TEXT NOT NULL,
  place TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX article_field_by_article ON article_field (article_id);

CREATE TABLE highlight (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  text_id INTEGER NOT NULL REFERENCES text (id),
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  made_by TEXT NOT NULL DEFAULT 'hand',
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  start_utf16 INTEGER NOT NULL,
  end_utf16 INTEGER NOT NULL,
  block INTEGER NOT NULL,
  paragraph INTEGER,
  sentence INTEGER NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  note TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX highlight_by_article ON highlight (article_id, start);
CREATE INDEX highlight_by_text ON highlight (text_id, start);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES tag (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  colour TEXT,
  shortcut TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  description TEXT,
  when_to_use TEXT,
  when_not_to_use TEXT,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX tag_by_parent ON tag (parent_id, position);

CREATE TABLE highlight_tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  highlight_id INTEGER NOT NULL REFERENCES highlight (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
  example INTEGER NOT NULL DEFAULT 0,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX highlight_tag_by_highlight ON highlight_tag (highlight_id, tag_id);
CREATE INDEX highlight_tag_by_tag ON highlight_tag (tag_id);

CREATE TABLE article_tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX article_tag_by_article ON article_tag (article_id, tag_id);
CREATE INDEX article_tag_by_tag ON article_tag (tag_id);

-- Not journaled: the codebook as it was when it was frozen. That is cited, so taking back what was done before and after it changes nothing of it.
CREATE TABLE codebook_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  number INTEGER NOT NULL UNIQUE,
  note TEXT,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL
) STRICT;

-- A tag is known by its UUID, as it may be deleted since.
CREATE TABLE codebook_version_tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  version_id INTEGER NOT NULL REFERENCES codebook_version (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  tag_uuid TEXT NOT NULL,
  parent_uuid TEXT,
  name TEXT NOT NULL,
  tag_path TEXT NOT NULL,
  colour TEXT,
  shortcut TEXT,
  description TEXT,
  when_to_use TEXT,
  when_not_to_use TEXT,
  examples TEXT
) STRICT;
CREATE INDEX codebook_version_tag_by_version ON codebook_version_tag (version_id, position);

CREATE TABLE claim (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  claim TEXT NOT NULL,
  note TEXT,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;

CREATE TABLE claim_kind (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_kind_by_claim ON claim_kind (claim_id);

-- What the one claim is to the other.
CREATE TABLE claim_relation (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  relation TEXT NOT NULL,
  other_claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  note TEXT,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  CHECK (claim_id <> other_claim_id)
) STRICT;
CREATE INDEX claim_relation_by_claim ON claim_relation (claim_id);
CREATE INDEX claim_relation_by_other ON claim_relation (other_claim_id);

CREATE TABLE mention (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  highlight_id INTEGER NOT NULL REFERENCES highlight (id) ON DELETE CASCADE,
  claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  stance TEXT,
  value_text TEXT,
  value_low TEXT,
  value_high TEXT,
  approximation TEXT,
  unit TEXT,
  currency TEXT,
  entity TEXT,
  measure TEXT,
  period TEXT,
  said_date TEXT,
  event_from TEXT,
  event_to TEXT,
  note TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX mention_by_highlight ON mention (highlight_id);
CREATE INDEX mention_by_claim ON mention (claim_id);

CREATE TABLE name (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  anonymous INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX name_by_name ON name (name);

CREATE TABLE name_alias (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  name_id INTEGER NOT NULL REFERENCES name (id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX name_alias_by_name ON name_alias (name_id);

CREATE TABLE attribution (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  mention_id INTEGER NOT NULL REFERENCES mention (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name_id INTEGER REFERENCES name (id) ON DELETE SET NULL,
  as_written TEXT,
  cue TEXT,
  mode TEXT,
  stance TEXT,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX attribution_by_mention ON attribution (mention_id, position);
CREATE INDEX attribution_by_name ON attribution (name_id);

CREATE TABLE judgement (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  claim_id INTEGER REFERENCES claim (id) ON DELETE CASCADE,
  mention_id INTEGER REFERENCES mention (id) ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  agreed INTEGER NOT NULL DEFAULT 0,
  verdict TEXT NOT NULL,
  justification TEXT,
  confidence TEXT,
  judged TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  CHECK ((claim_id IS NULL) <> (mention_id IS NULL))
) STRICT;
CREATE INDEX judgement_by_claim ON judgement (claim_id);
CREATE INDEX judgement_by_mention ON judgement (mention_id);

CREATE TABLE evidence_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  judgement_id INTEGER NOT NULL REFERENCES judgement (id) ON DELETE CASCADE,
  direction TEXT,
  highlight_id INTEGER REFERENCES highlight (id) ON DELETE SET NULL,
  quote TEXT,
  url TEXT,
  archive_url TEXT,
  accessed TEXT,
  note TEXT,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_item_by_judgement ON evidence_item (judgement_id);
CREATE INDEX evidence_item_by_highlight ON evidence_item (highlight_id);

-- What was proposed and refused. Known again by what the passage says, since a text may be changed.
CREATE TABLE refusal (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  claim_id INTEGER REFERENCES claim (id) ON DELETE CASCADE,
  highlight_id INTEGER REFERENCES highlight (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  quote TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX refusal_by_claim ON refusal (claim_id);
CREATE INDEX refusal_by_highlight ON refusal (highlight_id);
CREATE INDEX refusal_by_article ON refusal (article_id);

CREATE TABLE assignment (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  state TEXT NOT NULL,
  started INTEGER,
  finished INTEGER,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX assignment_by_article ON assignment (article_id, coder_id);
CREATE INDEX assignment_by_state ON assignment (state, coder_id, article_id);

-- A group that was drawn keeps what it was drawn with.
CREATE TABLE article_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  note TEXT,
  seed INTEGER,
  sample_size INTEGER,
  stratum_field TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;

CREATE TABLE group_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  group_id INTEGER NOT NULL REFERENCES article_group (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX group_member_by_group ON group_member (group_id, article_id);
CREATE INDEX group_member_by_article ON group_member (article_id, group_id);

-- Fields of the project's own, beside the columns of article.
CREATE TABLE own_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  choices TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;

CREATE TABLE own_field_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  field_id INTEGER NOT NULL REFERENCES own_field (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX own_field_value_by_field ON own_field_value (field_id, value, article_id);
CREATE INDEX own_field_value_by_article ON own_field_value (article_id, field_id);

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  exact INTEGER NOT NULL DEFAULT 0,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;

CREATE TABLE memo (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  article_id INTEGER REFERENCES article (id) ON DELETE CASCADE,
  tag_id INTEGER REFERENCES tag (id) ON DELETE CASCADE,
  claim_id INTEGER REFERENCES claim (id) ON DELETE CASCADE,
  body TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX memo_by_article ON memo (article_id);
CREATE INDEX memo_by_tag ON memo (tag_id);
CREATE INDEX memo_by_claim ON memo (claim_id);

CREATE TABLE family (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  origin_article_id INTEGER REFERENCES article (id) ON DELETE SET NULL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX family_by_origin ON family (origin_article_id);

CREATE TABLE family_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  family_id INTEGER NOT NULL REFERENCES family (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  kind TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX family_member_by_family ON family_member (family_id);
CREATE INDEX family_member_by_article ON family_member (article_id);

-- What was removed, so that a merge does not bring it back. What hung on a removed row has gone with it.
CREATE TABLE tombstone (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT NOT NULL,
  word TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  removed INTEGER NOT NULL
) STRICT;
CREATE INDEX tombstone_by_uuid ON tombstone (uuid);

-- With which version of a library, such as the one that puts titles in order, derived values were made.
CREATE TABLE derived (
  name TEXT PRIMARY KEY NOT NULL,
  version TEXT NOT NULL
) STRICT;

-- Undo and redo: a changeset of SQLite's session extension per action. Rows of one step share its first row's id.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  step INTEGER,
  undone INTEGER NOT NULL DEFAULT 0,
  label TEXT NOT NULL,
  coder_id INTEGER NOT NULL,
  done INTEGER NOT NULL,
  changeset BLOB NOT NULL
) STRICT;
CREATE INDEX journal_by_step ON journal (step) WHERE step IS NOT NULL;
CREATE INDEX journal_undone ON journal (id) WHERE undone;

CREATE VIEW tag_path (tag_id, tag_path) AS
WITH RECURSIVE path (id, tag_path, depth) AS (
  SELECT id, replace(replace(name, '\', '\\'), '/', '\/'), 1 FROM tag WHERE parent_id IS NULL
  UNION ALL
  SELECT tag.id, path.tag_path || '/' || replace(replace(tag.name, '\', '\\'), '/', '\/'), depth + 1 FROM tag JOIN path ON tag.parent_id = path.id WHERE depth < 64
)
SELECT id, tag_path FROM path;

CREATE VIEW project AS SELECT uuid AS project_id, name, created, modified FROM project_info;

CREATE VIEW coders AS SELECT uuid AS coder_id, name, created, modified FROM coder;

CREATE VIEW import_runs AS
SELECT r.uuid AS import_run_id, c.uuid AS coder_id, r.paths, r.version, r.encoding, r.mapping, r.started, r.finished
FROM import_run r JOIN coder c ON c.id = r.coder_id;

CREATE VIEW articles AS
SELECT a.uuid AS article_id, a.title, a.author, a.editor, a.source, a.obtained_from, a.date, a.url, a.fetched, a.language,
  a.original_title, a.licence, a.archive_url, a.format, a.encoding, a.file_name, a.part, a.unread_bytes,
  t.length, t.sha256 AS text_sha256, s.sha256 AS source_sha256, r.uuid AS import_run_id, a.starred, a.excluded,
  c.uuid AS coder_id, a.created, a.modified, t.body AS text,
  (SELECT count(*) FROM highlight h WHERE h.article_id = a.id) AS highlights
FROM article a JOIN text t ON t.id = a.text_id JOIN source_file s ON s.id = a.source_file_id JOIN coder c ON c.id = a.coder_id
  LEFT JOIN import_run r ON r.id = a.import_run_id
WHERE a.present;

CREATE VIEW article_fields AS
SELECT f.uuid AS article_field_id, a.uuid AS article_id, f.field, f.origin, f.place, f.created, f.modified
FROM article_field f JOIN article a ON a.id = f.article_id
WHERE a.present;

CREATE VIEW blocks AS
SELECT a.uuid AS article_id, t.sha256 AS text_sha256, b.block, b.paragraph, b.type, b.level, b.start, b."end", b.start_utf16, b.end_utf16, b.url, b.alt
FROM block b JOIN article a ON a.text_id = b.text_id JOIN text t ON t.id = b.text_id
WHERE a.present;

CREATE VIEW cuts AS
SELECT a.uuid AS article_id, t.sha256 AS text_sha256, e.sha256 AS extracted_sha256, x.reason, x.start, x."end"
FROM cut x JOIN article a ON a.text_id = x.text_id JOIN text t ON t.id = x.text_id JOIN text e ON e.id = t.extracted_id
WHERE a.present;

CREATE VIEW highlights AS
SELECT h.uuid AS highlight_id, a.uuid AS article_id, t.sha256 AS text_sha256, c.uuid AS coder_id, h.made_by, h.start, h."end", h.start_utf16, h.end_utf16,
  h.block, h.paragraph, h.sentence, h.quote, h.prefix, h.suffix, h.note, h.created, h.modified
FROM highlight h JOIN article a ON a.id = h.article_id JOIN text t ON t.id = h.text_id JOIN coder c ON c.id = h.coder_id
WHERE a.present;

CREATE VIEW tags AS
SELECT g.uuid AS tag_id, p.uuid AS parent_id, g.name, tag_path.tag_path, g.colour, g.shortcut, g.position, g.description, g.when_to_use, g.when_not_to_use,
  c.uuid AS coder_id, g.created, g.modified,
  (SELECT count(*) FROM highlight_tag ht JOIN highlight h ON h.id = ht.highlight_id JOIN article a ON a.id = h.article_id WHERE ht.tag_id = g.id AND a.present) AS highlights,
  (SELECT count(*) FROM article_tag at JOIN article a ON a.id = at.article_id WHERE at.tag_id = g.id AND a.present) AS articles
FROM tag g LEFT JOIN tag p ON p.id = g.parent_id JOIN tag_path ON tag_path.tag_id = g.id JOIN coder c ON c.id = g.coder_id;

CREATE VIEW highlight_tags AS
SELECT ht.uuid AS highlight_tag_id, h.uuid AS highlight_id, g.uuid AS tag_id, ht.example, c.uuid AS coder_id, ht.created, ht.modified
FROM highlight_tag ht JOIN highlight h ON h.id = ht.highlight_id JOIN article a ON a.id = h.article_id JOIN tag g ON g.id = ht.tag_id JOIN coder c ON c.id = ht.coder_id
WHERE a.present;

CREATE VIEW article_tags AS
SELECT at.uuid AS article_tag_id, a.uuid AS article_id, g.uuid AS tag_id, c.uuid AS coder_id, at.created, at.modified
FROM article_tag at JOIN article a ON a.id = at.article_id JOIN tag g ON g.id = at.tag_id JOIN coder c ON c.id = at.coder_id
WHERE a.present;

CREATE VIEW codebook_versions AS
SELECT v.uuid AS codebook_version_id, v.number, v.note, c.uuid AS coder_id, v.created,
  (SELECT count(*) FROM codebook_version_tag t WHERE t.version_id = v.id) AS tags
FROM codebook_version v JOIN coder c ON c.id = v.coder_id;

CREATE VIEW codebook_version_tags AS
SELECT v.uuid AS codebook_version_id, t.position, t.tag_uuid AS tag_id, t.parent_uuid AS parent_id, t.name, t.tag_path, t.colour, t.shortcut,
  t.description, t.when_to_use, t.when_not_to_use, t.examples
FROM codebook_version_tag t JOIN codebook_version v ON v.id = t.version_id;

CREATE VIEW claims AS
SELECT l.uuid AS claim_id, l.claim, l.note, c.uuid AS coder_id, l.created, l.modified,
  (SELECT count(*) FROM mention m JOIN highlight h ON h.id = m.highlight_id JOIN article a ON a.id = h.article_id WHERE m.claim_id = l.id AND a.present) AS mentions
FROM claim l JOIN coder c ON c.id = l.coder_id;

CREATE VIEW claim_kinds AS
SELECT k.uuid AS claim_kind_id, l.uuid AS claim_id, k.kind, c.uuid AS coder_id, k.created, k.modified
FROM claim_kind k JOIN claim l ON l.id = k.claim_id JOIN coder c ON c.id = k.coder_id;

CREATE VIEW claim_relations AS
SELECT r.uuid AS claim_relation_id, l.uuid AS claim_id, r.relation, o.uuid AS other_claim_id, r.note, c.uuid AS coder_id, r.created, r.modified
FROM claim_relation r JOIN claim l ON l.id = r.claim_id JOIN claim o ON o.id = r.other_claim_id JOIN coder c ON c.id = r.coder_id;

CREATE VIEW mentions AS
SELECT m.uuid AS mention_id, h.uuid AS highlight_id, l.uuid AS claim_id, c.uuid AS coder_id, m.stance, m.value_text, m.value_low, m.value_high, m.approximation,
  m.unit, m.currency, m.entity, m.measure, m.period, m.said_date, m.event_from, m.event_to, m.note, m.created, m.modified
FROM mention m JOIN highlight h ON h.id = m.highlight_id JOIN article a ON a.id = h.article_id JOIN claim l ON l.id = m.claim_id JOIN coder c ON c.id = m.coder_id
WHERE a.present;

CREATE VIEW names AS
SELECT n.uuid AS name_id, n.name, n.anonymous, n.note, c.uuid AS coder_id, n.created, n.modified
FROM name n JOIN coder c ON c.id = n.coder_id;

CREATE VIEW name_aliases AS
SELECT i.uuid AS name_alias_id, n.uuid AS name_id, i.alias, c.uuid AS coder_id, i.created, i.modified
FROM name_alias i JOIN name n ON n.id = i.name_id JOIN coder c ON c.id = i.coder_id;

CREATE VIEW attributions AS
SELECT t.uuid AS attribution_id, m.uuid AS mention_id, t.position, n.uuid AS name_id, t.as_written, t.cue, t.mode, t.stance, c.uuid AS coder_id, t.created, t.modified
FROM attribution t JOIN mention m ON m.id = t.mention_id JOIN highlight h ON h.id = m.highlight_id JOIN article a ON a.id = h.article_id
  LEFT JOIN name n ON n.id = t.name_id JOIN coder c ON c.id = t.coder_id
WHERE a.present;

CREATE VIEW judgements AS
SELECT j.uuid AS judgement_id, l.uuid AS claim_id, m.uuid AS mention_id, c.uuid AS coder_id, j.agreed, j.verdict, j.justification, j.confidence, j.judged, j.created, j.modified
FROM judgement j LEFT JOIN claim l ON l.id = j.claim_id LEFT JOIN mention m ON m.id = j.mention_id JOIN coder c ON c.id = j.coder_id;

CREATE VIEW evidence AS
SELECT e.uuid AS evidence_id, j.uuid AS judgement_id, e.direction, h.uuid AS highlight_id, e.quote, e.url, e.archive_url, e.accessed, e.note, c.uuid AS coder_id, e.created, e.modified
FROM evidence_item e JOIN judgement j ON j.id = e.judgement_id LEFT JOIN highlight h ON h.id = e.highlight_id JOIN coder c ON c.id = e.coder_id;

CREATE VIEW refusals AS
SELECT r.uuid AS refusal_id, r.kind, l.uuid AS claim_id, h.uuid AS highlight_id, a.uuid AS article_id, r.start, r."end", r.quote, c.uuid AS coder_id, r.created, r.modified
FROM refusal r JOIN article a ON a.id = r.article_id LEFT JOIN claim l ON l.id = r.claim_id LEFT JOIN highlight h ON h.id = r.highlight_id JOIN coder c ON c.id = r.coder_id
WHERE a.present;

CREATE VIEW assignments AS
SELECT s.uuid AS assignment_id, a.uuid AS article_id, c.uuid AS coder_id, s.state, s.started, s.finished, s.created, s.modified
FROM assignment s JOIN article a ON a.id = s.article_id JOIN coder c ON c.id = s.coder_id
WHERE a.present;

CREATE VIEW memos AS
SELECT m.uuid AS memo_id, a.uuid AS article_id, g.uuid AS tag_id, l.uuid AS claim_id, m.body, c.uuid AS coder_id, m.created, m.modified
FROM memo m LEFT JOIN article a ON a.id = m.article_id LEFT JOIN tag g ON g.id = m.tag_id LEFT JOIN claim l ON l.id = m.claim_id JOIN coder c ON c.id = m.coder_id
WHERE m.article_id IS NULL OR a.present;

CREATE VIEW families AS
SELECT f.uuid AS family_id, a.uuid AS origin_article_id, f.created, f.modified
FROM family f LEFT JOIN article a ON a.id = f.origin_article_id;

CREATE VIEW family_members AS
SELECT m.uuid AS family_member_id, f.uuid AS family_id, a.uuid AS article_id, m.kind, m.created, m.modified
FROM family_member m JOIN family f ON f.id = m.family_id JOIN article a ON a.id = m.article_id
WHERE a.present;

CREATE VIEW groups AS
SELECT g.uuid AS group_id, g.name, g.note, g.seed, g.sample_size, g.stratum_field, g.position, c.uuid AS coder_id, g.created, g.modified,
  (SELECT count(*) FROM group_member m JOIN article a ON a.id = m.article_id WHERE m.group_id = g.id AND a.present) AS articles
FROM article_group g JOIN coder c ON c.id = g.coder_id;

CREATE VIEW group_members AS
SELECT m.uuid AS group_member_id, g.uuid AS group_id, a.uuid AS article_id, c.uuid AS coder_id, m.created, m.modified
FROM group_member m JOIN article_group g ON g.id = m.group_id JOIN article a ON a.id = m.article_id JOIN coder c ON c.id = m.coder_id
WHERE a.present;

CREATE VIEW fields AS
SELECT f.uuid AS field_id, f.name, f.type, f.choices, f.position, f.note, c.uuid AS coder_id, f.created, f.modified
FROM own_field f JOIN coder c ON c.id = f.coder_id;

CREATE VIEW field_values AS
SELECT v.uuid AS field_value_id, f.uuid AS field_id, a.uuid AS article_id, v.value, c.uuid AS coder_id, v.created, v.modified
FROM own_field_value v JOIN own_field f ON f.id = v.field_id JOIN article a ON a.id = v.article_id JOIN coder c ON c.id = v.coder_id
WHERE a.present;

CREATE VIEW saved_searches AS
SELECT s.uuid AS saved_search_id, s.name, s.query, s.exact, c.uuid AS coder_id, s.created, s.modified
FROM saved_search s JOIN coder c ON c.id = s.coder_id;

CREATE VIEW import_files AS
SELECT f.uuid AS import_file_id, r.uuid AS import_run_id, f.path, f.outcome, a.uuid AS article_id, f.same, f.message, f.format, f.encoding
FROM import_file f JOIN import_run r ON r.id = f.import_run_id LEFT JOIN article a ON a.uuid = f.article_uuid AND a.present
ORDER BY f.id;

-- What a flow diagram says. Each number is the sum of what it falls into: seen of imported, duplicate, failed and
-- cancelled, imported of deleted, excluded and included. An import that was undone does not count. Of a path that was
-- imported several times the last counts, and a file is no duplicate of the article that came from it. What could be read of a
-- file later, its members (behind /) and records (behind #), takes the place of what became of the file before.
CREATE VIEW flow AS
WITH
  undone (run) AS (
    SELECT import_run_id FROM import_file f WHERE outcome = 'imported' GROUP BY import_run_id
    HAVING NOT max(EXISTS (SELECT 1 FROM article a WHERE a.uuid = f.article_uuid AND a.present)
      OR EXISTS (SELECT 1 FROM tombstone d WHERE d.uuid = f.article_uuid AND d.word = 'article'))
  ),
  ended (stage, n) AS (
    SELECT outcome, count(*) FROM import_file f
    WHERE outcome <> 'imported'
      AND import_run_id NOT IN (SELECT run FROM undone)
      AND NOT EXISTS (SELECT 1 FROM import_file l WHERE l.path = f.path AND l.import_run_id > f.import_run_id AND l.import_run_id NOT IN (SELECT run FROM undone))
      AND NOT EXISTS (SELECT 1 FROM import_file l WHERE l.path > f.path || '#' AND l.path < f.path || '$' AND l.import_run_id > f.import_run_id AND l.import_run_id NOT IN (SELECT run FROM undone))
      AND NOT EXISTS (SELECT 1 FROM import_file l WHERE l.path > f.path || '/' AND l.path < f.path || '0' AND l.import_run_id > f.import_run_id AND l.import_run_id NOT IN (SELECT run FROM undone))
      AND NOT EXISTS (SELECT 1 FROM import_file o WHERE o.path = f.path AND o.outcome = 'imported' AND o.article_uuid = f.article_uuid)
    GROUP BY outcome
  ),
  reasons (reason, n) AS (SELECT excluded, count(*) FROM article WHERE present AND excluded IS NOT NULL GROUP BY excluded),
  now (present, deleted) AS (SELECT (SELECT count(*) FROM article WHERE present), (SELECT count(*) FROM tombstone WHERE word = 'article')),
  counts (step, stage, reason, count) AS (
    SELECT 1, 'seen', NULL, present + deleted + coalesce((SELECT sum(n) FROM ended), 0) FROM now
    UNION ALL SELECT 2, 'duplicate', NULL, coalesce((SELECT n FROM ended WHERE stage = 'duplicate'), 0)
    UNION ALL SELECT 3, 'failed', NULL, coalesce((SELECT n FROM ended WHERE stage = 'failed'), 0)
    UNION ALL SELECT 4, 'cancelled', NULL, coalesce((SELECT n FROM ended WHERE stage = 'cancelled'), 0)
    UNION ALL SELECT 5, 'imported', NULL, present + deleted FROM now
    UNION ALL SELECT 6, 'deleted', NULL, deleted FROM now
    UNION ALL SELECT 7, 'excluded', reason, n FROM reasons
    UNION ALL SELECT 8, 'included', NULL, present - coalesce((SELECT sum(n) FROM reasons), 0) FROM now
  )
SELECT stage, reason, count FROM counts ORDER BY step, count DESC, reason;

CREATE VIEW highlight_rows AS
SELECT h.uuid AS highlight_id, a.uuid AS article_id, a.title AS article_title, a.author AS article_author, a.source AS article_source, a.date AS article_date,
  a.url AS article_url, t.sha256 AS text_sha256, c.name AS coder, h.made_by, g.name AS tag, tag_path.tag_path, h.start, h."end", h.start_utf16, h.end_utf16,
  h.block, h.paragraph, h.sentence, h.quote, h.prefix, h.suffix, h.note, h.created, h.modified
FROM highlight h JOIN article a ON a.id = h.article_id JOIN text t ON t.id = h.text_id JOIN coder c ON c.id = h.coder_id
  LEFT JOIN highlight_tag ht ON ht.highlight_id = h.id LEFT JOIN tag g ON g.id = ht.tag_id LEFT JOIN tag_path ON tag_path.tag_id = g.id
WHERE a.present;

CREATE VIEW mention_rows AS
SELECT m.uuid AS mention_id, h.uuid AS highlight_id, l.uuid AS claim_id, l.claim,
  (SELECT group_concat(kind, ';' ORDER BY kind) FROM claim_kind k WHERE k.claim_id = l.id) AS claim_kinds,
  a.uuid AS article_id, a.title AS article_title, a.source AS article_source, a.date AS article_date, t.sha256 AS text_sha256, c.name AS coder, h.made_by,
  h.start, h."end", h.start_utf16, h.end_utf16, h.quote,
  (SELECT coalesce(n.name, b.as_written) FROM attribution b LEFT JOIN name n ON n.id = b.name_id WHERE b.mention_id = m.id ORDER BY b.position DESC LIMIT 1) AS speaker,
  (SELECT group_concat(coalesce(n.name, b.as_written), ' > ' ORDER BY b.position) FROM attribution b LEFT JOIN name n ON n.id = b.name_id WHERE b.mention_id = m.id) AS speaker_chain,
  m.stance, m.value_text, m.value_low, m.value_high, m.approximation, m.unit, m.currency, m.entity, m.measure, m.period, m.said_date, m.event_from, m.event_to,
  m.note, m.created, m.modified
FROM mention m JOIN highlight h ON h.id = m.highlight_id JOIN article a ON a.id = h.article_id JOIN text t ON t.id = h.text_id
  JOIN claim l ON l.id = m.claim_id JOIN coder c ON c.id = m.coder_id
WHERE a.present;
