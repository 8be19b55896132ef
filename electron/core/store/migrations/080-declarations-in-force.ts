import type { Migration } from '../migration.ts'

// A ruling cannot be undone by whoever it is about. In force is: the own withdrawal, which is final; else what the newest
// ruling is about, where that ruling keeps the member out or all that was declared since is "no interest"; else what was
// declared last. So "no interest" after a ruling changes nothing until it is ruled on anew.

const declarationsInForce = `
CREATE VIEW last_declarations AS SELECT * FROM declarations AS one WHERE NOT EXISTS (
    SELECT 1 FROM declarations AS later
    WHERE later.application = one.application AND later.member = one.member AND later.replaces = one.record_id)
  AND NOT EXISTS (
    SELECT 1 FROM declarations AS other
    WHERE other.application = one.application AND other.member = one.member
      AND (other.at, other.record_id) > (one.at, one.record_id) AND NOT EXISTS (
        SELECT 1 FROM declarations AS later WHERE later.application = other.application
          AND later.member = other.member AND later.replaces = other.record_id));
DROP VIEW current_declarations;
CREATE VIEW current_declarations AS SELECT * FROM declarations AS one WHERE record_id = coalesce(
  (SELECT own.record_id FROM declarations AS own
    WHERE own.application = one.application AND own.member = one.member AND own.withdrawn = 1
    ORDER BY own.at DESC, own.record_id DESC LIMIT 1),
  (SELECT newest.declaration FROM (
      SELECT r.declaration, r.ruling FROM rulings AS r
      JOIN declarations AS ruled ON ruled.record_id = r.declaration
        AND ruled.application = r.application AND ruled.member = r.member
      WHERE r.application = one.application AND r.member = one.member
      ORDER BY r.at DESC, r.record_id DESC LIMIT 1) AS newest
    WHERE newest.ruling = 'withdraw' OR EXISTS (
      SELECT 1 FROM last_declarations AS last
      WHERE last.application = one.application AND last.member = one.member AND last.answer = 'none')),
  (SELECT last.record_id FROM last_declarations AS last
    WHERE last.application = one.application AND last.member = one.member));`

export const declarationsInForceView: Migration = {
  version: 80,
  up: (database) => {
    database.exec(declarationsInForce)
  },
}
