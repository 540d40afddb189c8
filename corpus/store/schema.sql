-- The database of a store. It holds nothing that does not follow from the events in the
-- WARC files, in their order. Times are text of one width in UTC, "" is "not known".
CREATE TABLE facts (
    name TEXT PRIMARY KEY,      -- 'store': the id of the store; 'version': of this schema
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE warcs (
    sequence INTEGER PRIMARY KEY, -- order of the files, from 1
    file TEXT NOT NULL UNIQUE,
    end INTEGER NOT NULL,         -- byte after the last committed record
    records INTEGER NOT NULL,     -- that were committed
    last_group INTEGER NOT NULL,  -- number of the last group in it
    sealed INTEGER NOT NULL,      -- whether it is never written to again
    sha256 TEXT NOT NULL          -- of a sealed file
);

CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    zone TEXT NOT NULL DEFAULT '',
    first_run TEXT NOT NULL DEFAULT '',   -- time of the first pass over it
    last_run TEXT NOT NULL DEFAULT '',    -- id of the last pass
    results TEXT NOT NULL DEFAULT '{}'    -- JSON: counts by kind of the last that ended
) WITHOUT ROWID;

CREATE TABLE runs (
    run TEXT PRIMARY KEY,
    started TEXT NOT NULL,
    ended TEXT NOT NULL DEFAULT '',
    sources TEXT NOT NULL,                -- JSON: names
    results TEXT NOT NULL DEFAULT '{}'    -- JSON: by source, counts by kind
) WITHOUT ROWID;

CREATE TABLE addresses (
    url TEXT PRIMARY KEY,                 -- canonical
    source TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'found',
    story TEXT NOT NULL DEFAULT '',
    links TEXT NOT NULL DEFAULT '[]',     -- JSON: addresses of versions
    found TEXT NOT NULL DEFAULT '',
    published TEXT NOT NULL DEFAULT '',   -- as an index says
    modified TEXT NOT NULL DEFAULT '',    -- as an index says
    seen_modified TEXT NOT NULL DEFAULT '', -- what that was when it answered last
    next_due TEXT,                        -- NULL: not to be asked
    step INTEGER NOT NULL DEFAULT 0,      -- of the schedule
    checked TEXT NOT NULL DEFAULT '',     -- last answer of whatever status
    status INTEGER NOT NULL DEFAULT 0,    -- of the last answer
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,  -- in a row
    failure TEXT NOT NULL DEFAULT '',     -- kind of the last, "" after an answer
    failure_reason TEXT NOT NULL DEFAULT '',
    misses INTEGER NOT NULL DEFAULT 0,    -- answers that it is not there, in a row
    first_missed TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    text_digest TEXT NOT NULL DEFAULT '',
    lang TEXT NOT NULL DEFAULT '',
    corrected TEXT NOT NULL DEFAULT '',   -- day of the last correction
    moved_to TEXT NOT NULL DEFAULT '',
    article TEXT NOT NULL DEFAULT '',     -- id of the article that moved here
    reserved TEXT NOT NULL DEFAULT '',    -- how its publisher reserves it
    note TEXT NOT NULL DEFAULT '',
    captured TEXT NOT NULL DEFAULT '',    -- time of its first good capture
    capture TEXT NOT NULL DEFAULT ''      -- record id of the capture that it stands for
) WITHOUT ROWID;
CREATE INDEX addresses_texts ON addresses (text_digest);
CREATE INDEX addresses_due ON addresses (source, next_due);

CREATE TABLE indexes (                    -- feeds, sitemaps, lists and robots.txt files
    url TEXT PRIMARY KEY,                 -- canonical
    source TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    checked TEXT NOT NULL DEFAULT '',
    status INTEGER NOT NULL DEFAULT 0,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    failure TEXT NOT NULL DEFAULT '',
    failure_reason TEXT NOT NULL DEFAULT '',
    capture TEXT NOT NULL DEFAULT ''      -- record id of the last good capture
) WITHOUT ROWID;

CREATE TABLE notes (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    content TEXT NOT NULL,                -- JSON
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE TABLE captures (
    record TEXT PRIMARY KEY,              -- id of the response or revisit record
    url TEXT NOT NULL,
    source TEXT NOT NULL,
    role TEXT NOT NULL,
    time TEXT NOT NULL,
    status INTEGER NOT NULL,
    digest TEXT NOT NULL,                 -- of the payload, as the record states it
    media_type TEXT NOT NULL,
    charset TEXT NOT NULL,
    bytes INTEGER NOT NULL,               -- of the payload
    refers TEXT NOT NULL,                 -- record whose payload an unchanged one has
    file TEXT NOT NULL,
    offset INTEGER NOT NULL,
    length INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX captures_url ON captures (url, time);
