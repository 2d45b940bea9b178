extension Migration {
  /// The transparency log: entries for ever, bodies apart, one hash for each full subtree of 256, 65,536… leaves.
  ///
  /// The triggers hold back our own mistakes and an administrator's haste; what proves the past is the log itself.
  static let journal = Migration(
    number: 1, title: "journal",
    sql: """
      CREATE TABLE leaves (
        position INTEGER PRIMARY KEY CHECK (position >= 0),
        entry BLOB NOT NULL CHECK (length(entry) = 42)
      ) STRICT;
      CREATE TABLE bodies (
        position INTEGER PRIMARY KEY REFERENCES leaves (position),
        nonce BLOB NOT NULL CHECK (length(nonce) = 16),
        body BLOB NOT NULL
      ) STRICT;
      CREATE TABLE subtrees (
        level INTEGER NOT NULL CHECK (level > 0 AND level % 8 = 0),
        position INTEGER NOT NULL CHECK (position >= 0),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (level, position)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE commits (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        sequence INTEGER NOT NULL,
        token BLOB NOT NULL CHECK (length(token) = 16)
      ) STRICT;
      INSERT INTO commits VALUES (1, 0, zeroblob(16));

      CREATE TRIGGER leaves_are_never_changed BEFORE UPDATE ON leaves
        BEGIN SELECT RAISE(ABORT, 'leaves are never changed'); END;
      CREATE TRIGGER leaves_are_never_deleted BEFORE DELETE ON leaves
        BEGIN SELECT RAISE(ABORT, 'leaves are never deleted'); END;
      -- REPLACE deletes the row in its way without firing the triggers above.
      CREATE TRIGGER leaves_are_never_replaced BEFORE INSERT ON leaves
        WHEN EXISTS (SELECT 1 FROM leaves WHERE position = new.position)
        BEGIN SELECT RAISE(ABORT, 'leaves are never replaced'); END;
      CREATE TRIGGER bodies_are_never_changed BEFORE UPDATE ON bodies
        BEGIN SELECT RAISE(ABORT, 'bodies are never changed'); END;
      CREATE TRIGGER subtrees_are_never_changed BEFORE UPDATE ON subtrees
        BEGIN SELECT RAISE(ABORT, 'subtrees are never changed'); END;
      CREATE TRIGGER subtrees_are_never_deleted BEFORE DELETE ON subtrees
        BEGIN SELECT RAISE(ABORT, 'subtrees are never deleted'); END;
      CREATE TRIGGER subtrees_are_never_replaced BEFORE INSERT ON subtrees
        WHEN EXISTS (SELECT 1 FROM subtrees WHERE level = new.level AND position = new.position)
        BEGIN SELECT RAISE(ABORT, 'subtrees are never replaced'); END;
      CREATE TRIGGER commits_are_one_row BEFORE DELETE ON commits
        BEGIN SELECT RAISE(ABORT, 'commits is one row'); END;
      """)
}
