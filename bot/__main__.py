"""python -m bot COMMAND"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Awaitable, Callable, Coroutine
from datetime import date
from pathlib import Path
from typing import Any

import uvloop

from bot import app, console, doctor, invites, log
from bot.channels.telegram import username as ask_username
from bot.config import ConfigError, Settings, load
from bot.texts import Texts
from storage import marks, migrate
from storage.database import Database, Unavailable

_Command = Callable[[Settings, argparse.Namespace], Coroutine[Any, Any, int]]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    options = _parser().parse_args(arguments)
    try:
        settings = load(options.config)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 1
    log.set_up(settings.log.level, settings.log.format)
    command: _Command = options.run
    try:
        return uvloop.run(command(settings, options))
    except app.NotReady as error:
        print(error, file=sys.stderr)
        return 1
    except Unavailable as error:
        print(f"database: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="楼长 Louzhang")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--config", type=Path, help="a settings file, over config.yaml")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, run: _Command, help: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, parents=[shared], help=help)
        command.set_defaults(run=run)
        return command

    add("serve", _serve, "the service").add_argument("--role", choices=("all", "receive", "speak"), default="all")
    demo = add("demo", _demo, "the service with a made-up community; prints the links to open")
    demo.add_argument("--prepare-only", action="store_true", help="make the community, print nothing, do not serve")
    add("migrate", _migrate, "bring the schema up to date")
    add("check-config", _check_config, "every problem in the settings")
    add("doctor", _doctor, "what works and what does not")
    importing = add("import", _import, "take in a roster (.xlsx or .csv): all rows or none")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--dry-run", action="store_true", help="only say what would change")
    planning = add("duty", _duty, "take in a plan of shifts (.xlsx or .csv): all rows or none")
    planning.add_argument("file", type=Path, metavar="FILE")
    planning.add_argument("--dry-run", action="store_true", help="only say what would change")
    shop = add("catalogue", _catalogue, "take in a shop's list (.xlsx or .csv): all rows or none")
    shop.add_argument("file", type=Path, metavar="FILE")
    shop.add_argument("--dry-run", action="store_true", help="only say what would change")
    shop.add_argument("--community", default="", metavar="NAME", help="whose list it is, where there are several")
    listing = add("invites", _invites, "codes, links and door notices")
    listing.add_argument("--format", choices=("json", "csv", "html"), default="json")
    listing.add_argument("--out", type=Path, help="write to this file instead of the screen")
    listing.add_argument("--all", action="store_true", help="door notices for every household")
    signing = add("signin", _signin, "a link into the console, for somebody who has no chat with us yet")
    signing.add_argument("--phone", required=True, metavar="NUMBER", help="as the roster has it")
    exporting = add("export", _export, "what is kept, as a table (.xlsx or .csv): receipts, orders")
    exporting.add_argument("what", nargs="?", default="", metavar="WHAT", help="receipts or orders")
    exporting.add_argument("--out", type=Path, metavar="FILE", help="write to this file, .xlsx or .csv")
    exporting.add_argument("--notice", type=int, default=0, metavar="N", help="only of the notice of this number")
    exporting.add_argument("--from", dest="since", type=date.fromisoformat, metavar="DAY", help="orders of this day on")
    exporting.add_argument("--to", dest="until", type=date.fromisoformat, metavar="DAY", help="orders up to this day")
    return parser


async def _serve(settings: Settings, options: argparse.Namespace) -> int:
    await app.App(settings, role=options.role).run()
    return 0


async def _demo(settings: Settings, options: argparse.Namespace) -> int:
    from bot import demo  # only this command needs the made-up community

    return await demo.run(settings, prepare_only=options.prepare_only)


async def _migrate(settings: Settings, _options: argparse.Namespace) -> int:
    return await _with(settings, _migrated)


async def _migrated(database: Database) -> int:
    changed = await migrate.upgrade(database)
    print("migrated" if changed else "up to date")
    return 0


async def _check_config(_settings: Settings, _options: argparse.Namespace) -> int:
    print("ok")
    return 0


async def _doctor(settings: Settings, _options: argparse.Namespace) -> int:
    return await _with(settings, lambda database: doctor.examine(settings, database))


async def _import(settings: Settings, options: argparse.Namespace) -> int:
    from bot import roster  # reading a workbook brings in numpy and more, where they are installed

    async def run(database: Database) -> int:
        await _ready(database)
        return await roster.import_file(
            database, app.rules_of(settings), Texts.load(), options.file,
            dry_run=options.dry_run, now=app.utc_now(), out=print,
        )  # fmt: skip

    return await _with(settings, run)


async def _duty(settings: Settings, options: argparse.Namespace) -> int:
    from bot import roster

    async def run(database: Database) -> int:
        await _ready(database)
        return await roster.import_duty(
            database, app.rules_of(settings), Texts.load(), options.file,
            dry_run=options.dry_run, now=app.utc_now(), out=print,
        )  # fmt: skip

    return await _with(settings, run)


async def _catalogue(settings: Settings, options: argparse.Namespace) -> int:
    from bot import catalogue

    async def run(database: Database) -> int:
        await _ready(database)
        return await catalogue.import_catalogue(
            database, app.rules_of(settings), Texts.load(), options.file, dry_run=options.dry_run, now=app.utc_now(),
            out=print, community=options.community,
        )  # fmt: skip

    return await _with(settings, run)


async def _invites(settings: Settings, options: argparse.Namespace) -> int:
    async def run(database: Database) -> int:
        await _ready(database)
        return await invites.invites(
            database, app.rules_of(settings), Texts.load(), format=options.format, out_file=options.out, out=print,
            now=app.utc_now(), telegram_username=await _username(settings, database), everyone=options.all,
        )  # fmt: skip

    return await _with(settings, run)


async def _signin(settings: Settings, options: argparse.Namespace) -> int:
    async def run(database: Database) -> int:
        await _ready(database)
        return await console.signin(
            database, app.rules_of(settings), Texts.load(), options.phone, now=app.utc_now(), out=print
        )

    return await _with(settings, run)


async def _export(settings: Settings, options: argparse.Namespace) -> int:
    from bot import export  # only this command needs it

    async def run(database: Database) -> int:
        await _ready(database)
        return await export.export(
            database, app.rules_of(settings), Texts.load(), options.what, options.out,
            export.Asked(options.notice, options.since, options.until), now=app.utc_now(), out=print,
        )  # fmt: skip

    return await _with(settings, run)


async def _username(settings: Settings, database: Database) -> str:
    """The bot's name: from the settings, from what the service has learnt, else asked of Telegram now."""
    if settings.telegram.username or not settings.telegram.enabled:
        return settings.telegram.username
    async with database.read() as db:
        known = await marks.get(db, "telegram.username")
    return known or await ask_username(settings.telegram.token.get_secret_value(), settings.telegram.base_url)


async def _with(settings: Settings, work: Callable[[Database], Awaitable[int]]) -> int:
    database = app.database_of(settings)
    try:
        return await work(database)
    finally:
        await database.close()


async def _ready(database: Database) -> None:
    if database.dialect == "sqlite":
        await migrate.upgrade(database)
    elif not await migrate.is_current(database):
        raise app.NotReady("database: the schema is not up to date; run: python -m bot migrate")


if __name__ == "__main__":
    sys.exit(main())
