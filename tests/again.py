"""A PostgreSQL database that is used by many tests, one after the other, and holds the same again before each.

To copy a template and to drop the copy takes some 60 ms, to take back what a test has written some 5 ms. What is taken
back is every row and every sequence. A database whose schema was touched, or in which somebody still has a transaction
or a lock, is not used again.
"""

from __future__ import annotations

# Run once in the template: keeps what is there now beside it, and makes the two functions below. Plans of a function
# stay with the session that calls it, so it names each table instead of looking for them.
REMEMBER = r"""
CREATE SCHEMA kept;
CREATE TABLE kept.changes (tag text);
CREATE TABLE kept.sequences AS
    SELECT oid, pg_sequence_last_value(oid) AS last FROM pg_class
    WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;
CREATE TABLE kept.filled (name text PRIMARY KEY, rows text);

DO $remember$
DECLARE
    -- Which rows these are and who wrote them: no two states of a table give the same.
    rows constant text := $$(SELECT string_agg(ctid::text || xmin::text, ' ') FROM public.%1$I)$$;
    emptied text := '';
    refilled text := '';
    filled boolean;
    columns text;
    one text;
BEGIN
    FOR one IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', one) INTO filled;
        IF filled THEN
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns FROM pg_attribute
            WHERE attrelid = format('public.%I', one)::regclass AND attnum > 0 AND NOT attisdropped
                AND attgenerated = '';
            EXECUTE format('CREATE TABLE kept.%1$I AS SELECT %2$s FROM public.%1$I', one, columns);
            EXECUTE format('INSERT INTO kept.filled VALUES (%1$L, ' || rows || ')', one);
            emptied := emptied || format(
                'IF ' || rows || ' IS DISTINCT FROM (SELECT rows FROM kept.filled WHERE name = %1$L) THEN
                    DELETE FROM public.%1$I; touched := touched || %1$L::text; END IF;', one
            );
            refilled := refilled || format(
                'IF %1$L = ANY (touched) THEN
                    INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT * FROM kept.%1$I;
                    UPDATE kept.filled SET rows = ' || rows || ' WHERE name = %1$L; END IF;', one, columns
            );
        ELSE
            emptied := emptied || format(
                'IF EXISTS (SELECT FROM public.%1$I) THEN
                    DELETE FROM public.%1$I; touched := touched || %1$L::text; END IF;', one
            );
        END IF;
    END LOOP;

    EXECUTE 'CREATE FUNCTION kept.empty() RETURNS text[] LANGUAGE plpgsql
        SET session_replication_role = replica SET lock_timeout = ''1s'' AS $$
        DECLARE touched text[] := ''{}'';
        BEGIN ' || emptied || ' RETURN touched; END $$';
    EXECUTE 'CREATE FUNCTION kept.refill(touched text[]) RETURNS void LANGUAGE plpgsql
        SET session_replication_role = replica AS $$
        BEGIN ' || refilled || '
            PERFORM CASE WHEN last IS NULL THEN setval(oid::regclass, 1, false) ELSE setval(oid::regclass, last) END
            FROM kept.sequences WHERE pg_sequence_last_value(oid) IS DISTINCT FROM last;
        END $$';
END
$remember$;

CREATE FUNCTION kept.note() RETURNS event_trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO kept.changes VALUES (tg_tag); END $$;
CREATE EVENT TRIGGER note_changes ON ddl_command_end EXECUTE FUNCTION kept.note();
CREATE EVENT TRIGGER note_drops ON sql_drop EXECUTE FUNCTION kept.note();
"""

# Whether nobody holds anything here, and the schema is as it was.
QUIET = """
SELECT NOT EXISTS (SELECT FROM kept.changes)
    AND NOT EXISTS (
        SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND backend_type = 'client backend' AND state IS DISTINCT FROM 'idle'
    )
    AND NOT EXISTS (
        SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
        WHERE datname = current_database() AND locktype IN ('advisory', 'relation')
        AND pid <> pg_backend_pid()
    )
"""

EMPTY = "SELECT kept.empty()"  # gives the tables that were written to
REFILL = "SELECT kept.refill($1)"  # those tables


def vacuum(tables: list[str]) -> str:
    """The command after which these lie on the disk as new ones do: no order of rows depends on the tests before."""
    names = ", ".join(f'public."{name}"' for name in tables)
    return f"VACUUM {names}"
