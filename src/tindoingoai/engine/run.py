"""The stages of a build in their order: scan, read, catalogue, plan, compare, render, write, prune, record."""

import contextlib
import datetime
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tindoingoai import timing
from tindoingoai.addresses import file_of
from tindoingoai.digest import digest_bytes
from tindoingoai.disk import read_file
from tindoingoai.door import Door
from tindoingoai.engine.changes import addresses_to_purge, files_to_remove, vanished_pages, warn_of_fall
from tindoingoai.engine.comparing import Shared, Stale, Task, TemplateDigests, compare, compare_assets
from tindoingoai.engine.executors import Executor, executor_for
from tindoingoai.engine.omissions import find_omitted
from tindoingoai.engine.options import BuildOptions, Progress, Report, Silence, Written
from tindoingoai.engine.outcomes import Outcome, RenderJob
from tindoingoai.engine.planning import SitePlan, plan_build, recall_settings
from tindoingoai.engine.profile.notes import note_plan
from tindoingoai.engine.reading import Sources, read_all
from tindoingoai.engine.rendering import problems_of, render_all
from tindoingoai.engine.session import Pending, Session
from tindoingoai.engine.variants import Assets, VariantMaker
from tindoingoai.markdown.line_ends import JOINED_LINES
from tindoingoai.media.files import SiteFiles
from tindoingoai.output import Output, check_cache, check_output, stage
from tindoingoai.problems import Problem, ProblemsError, condense, has_errors, tidy
from tindoingoai.settings import Settings, read_settings_text
from tindoingoai.site_folders import CONTENT
from tindoingoai.store import Store, StoredFile, is_damage
from tindoingoai.swap import finish_swap, swapping
from tindoingoai.templating.view import theme_folder

# The order in which files become visible: what pages load, then pages, then the lists that lead to them.
ORDER = ("asset", "article", "redirect", "block", "author", "tag", "archive", "multimedia", "most_read", "category")


def build(
    options: BuildOptions,
    progress: Progress | None = None,
    session: Session | None = None,
    door: Door | None = None,
) -> Report:
    """Builds a site; raises `ProblemsError`, with the last good output left as it was, when the content has errors.

    With `keep_going` what has errors is left out and everything else is published. A session makes the next build of
    the same process quicker, and changes nothing else; its options but for `now` and `keep_going` stay the same. The
    door is told what the next build may say at once.
    """
    return _run(options, progress, session, door, is_check=False)


def check(options: BuildOptions, progress: Progress | None = None) -> Report:
    """Everything a build would complain of, without rendering or writing a page."""
    return _run(options, progress, None, None, is_check=True)


def _run(
    options: BuildOptions, progress: Progress | None, session: Session | None, door: Door | None, *, is_check: bool
) -> Report:
    text = read_settings_text(options.site)
    check_output(options.output, options.site)
    check_cache(options.cache, options.output, options.site)
    with contextlib.ExitStack() as stack:
        executor = stack.enter_context(executor_for(options))
        session = session or stack.enter_context(Session(options.site, options.cache, wait=options.wait))
        try:
            return _Build(options, text, session, executor, progress or Silence(), door).run(is_check=is_check)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            # The store noticed only now that it is damaged, and is empty again.
            return _Build(options, text, session, executor, progress or Silence(), door).run(is_check=is_check)


class _Build:
    def __init__(
        self,
        options: BuildOptions,
        text: str,
        session: Session,
        executor: Executor,
        progress: Progress,
        door: Door | None,
    ) -> None:
        self.options = options
        self.door = door
        self.text = text
        self.session = session
        self.executor = executor
        self.progress = progress
        self.started = time.perf_counter()
        # The clock and not `now`: what is recorded of a rendering is for people, and reaches no page.
        self.moment = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.has_fallen = False
        self.omitted: set[str] = set()

    def run(self, *, is_check: bool) -> Report:
        with self.session.building() as store:
            if store.discarded:
                self.notes.append(f"the store could not be used ({store.discarded}); everything is built anew")
            if self.options.clean:
                store.forget()
            settings = recall_settings(store, self.text, self.options.base_url)
            if not is_check:
                finish_swap(Output(self.options.output))
            plan, files, sources = self._plan(settings, store)
            note_plan(plan)
            timing.begin("compare")
            templates = TemplateDigests(plan.rendering, store)
            faults = templates.find_faults(plan.pages.values())
            self.problems += faults
            self._stop_for_errors(settings)
            if has_errors(self.problems):
                copied = {file.name for address in plan.files if (file := files.on_disk(address))}
                self.omitted = find_omitted(self.problems, plan.pages.values(), copied)
            if is_check:
                return self._report(plan)
            if faults:
                # Hardly a page is made without them.
                raise ProblemsError(self.problems)
            return self._publish(plan, files, sources, templates, store, settings)

    def _home(self, settings: Settings, store: Store) -> str:
        """The site's own address, to which its articles link, also while a copy is served or published elsewhere."""
        own = recall_settings(store, self.text, "") if self.options.base_url else settings
        return own.base_url

    def _plan(self, settings: Settings, store: Store) -> tuple[SitePlan, SiteFiles, Sources]:
        timing.begin("read")
        home, find = self._home(settings, store), self.session.scan.files
        read = self.executor.read
        sources = read_all(self.options, settings, home, store, find, read, self.progress, self.problems)
        timing.begin("plan")
        files = SiteFiles(self.options.site, theme_folder(), store, self.problems, settings.pictures, self.options.jobs)
        memo = self.session.memo(settings)
        plan = plan_build(self.options, settings, sources, files, store, memo, self.problems)
        self.session.plan = plan
        files.keep()
        store.commit()
        if not (sources.known or sources.unreadable or self.options.allow_empty):
            hint = 'begin one with `tindoingoai new "Tiêu đề" --category thoi-su`, or build with --allow-empty'
            if not any(problem.path == CONTENT for problem in self.problems):
                self.problems.append(Problem(CONTENT, 0, 0, "there are no articles", hint=hint))
            # Not even `keep_going` empties a newspaper: its content may only be out of reach.
            raise ProblemsError(self._settle(self.problems))
        return plan, files, sources

    def _stop_for_errors(self, settings: Settings) -> None:
        """Ends the build before anything is written, unless it was told to keep going."""
        if settings.strict:
            # No editor makes the file of reads: whatever is wrong with it stays a warning.
            reads = settings.most_read.reads
            self.problems = [
                problem if problem.path == reads else msgspec.structs.replace(problem, severity="error")
                for problem in self.problems
                # A habit of writing is no fault.
                if problem.message != JOINED_LINES
            ]
        self.problems = self._settle(self.problems)
        if has_errors(self.problems) and not self.options.keep_going:
            raise ProblemsError(self.problems)

    def _settle(self, problems: Iterable[Problem]) -> list[Problem]:
        """Problems as they are told: in their order, and where the report is to be brief few warnings of a kind."""
        found = tidy(problems)
        if not self.options.brief:
            return found
        warnings = condense(problem for problem in found if problem.is_warning)
        return sorted([*(problem for problem in found if not problem.is_warning), *warnings])

    def _publish(
        self,
        plan: SitePlan,
        files: SiteFiles,
        sources: Sources,
        templates: TemplateDigests,
        store: Store,
        settings: Settings,
    ) -> Report:
        output = Output(self.options.output)
        name = name_of(self.options)
        present = self.session.listing.files(output.folder)
        maker = VariantMaker(self.options, settings.pictures, files)
        interrupted, recorded = output.interrupted(), store.files(name)
        doubted = set(interrupted)
        if output.records_checksum() != store.records_checksum(name):
            # The cache, or the output, is of another time: whoever put it back.
            doubted |= output.altered({address: file.content for address, file in recorded.items()}, present)
        known = {address: file for address, file in recorded.items() if address not in doubted}
        found = ((address, files.find(address)) for address in sorted(plan.files))
        assets = {address: maker.data_of(file) for address, file in found if file}
        # What a variant is made from, and how, is its name.
        assets |= {address: address for address in plan.variants}
        wanted = plan.pages.keys() | assets.keys()
        ours = known.keys() | output.manifest(recorded) | interrupted
        output.refuse_foreign(present, ours, wanted)
        lost = ours - wanted
        if lost and (fall := warn_of_fall(ours, wanted)):
            self.has_fallen = True
            self.problems.append(fall)
            self._stop_for_errors(settings)
        there = {address for address in wanted if file_of(address) in present}
        trusted = {} if self.options.clean else known
        stale = compare(plan.pages.values(), sources.known, templates, Shared(plan.rendering), trusted, there)
        stale += compare_assets(assets, trusted, there)
        tasks = {page.record.address: page.task for page in stale if page.task}
        job = RenderJob(plan, templates.files, str(store.path), str(output.staging))
        fresh_files = [page.record.address for page in stale if not page.task]
        pending = Pending(tasks, job, maker.order(fresh_files, plan.shown, plan.variants))
        self.session.await_writing(pending)
        with output.staged():
            records, same = self._stage(stale, job, output, pending.assets, known)
            made = {record.address for record in (*records, *same)}
            self.omitted.update(page.record.address for page in stale if page.record.address not in made)
            timing.begin("write")
            fresh = [record for record in records if self._differs(record, known, output, there)]
            fresh.sort(key=lambda record: (rank_of(record.kind), record.address))
            removed = files_to_remove(lost, wanted, present)
            output.begin([*(record.address for record in fresh), *removed])
            is_swap = self.options.swap and (fresh or removed)
            with swapping(output) if is_swap else contextlib.nullcontext(output) as target:
                target.apply([record.address for record in fresh], removed)
                target.write_manifest(wanted)
                timing.begin("record")
                self._remind_of_guids(store, f"guids of {name}", settings)
                # What was doubted and could not be made stays in doubt.
                store.record_files(name, [*records, *same], lost | doubted)
                target.write_checksum(store.records_checksum(name))
        store.commit()
        output.finish()
        maker.sweep(plan.shown)
        if len(records) + len(same) == len(stale):
            self._close_door(plan, settings, len(wanted), len(assets))
        written = tuple(Written(record.address, record.kind, record.reason) for record in fresh)
        return self._report(plan, written, len(wanted) - len(written), tuple(removed), len(assets))

    def _remind_of_guids(self, store: Store, record: str, settings: Settings) -> None:
        """Tells when feeds call all pieces by other names than those of the build before."""
        before, now = store.recall(record, "", str), settings.guid_base
        if before not in (None, now) and settings.pages.feeds:
            self.notes.append(
                f"base_url changed: feeds name pieces below {now} and no more below {before}, so their readers get "
                f"all of them again; `feeds: {{guid_base: {before}}}` in site.yaml keeps the names"
            )
        store.remember(record, "", now)

    def _stage(
        self,
        stale: Sequence[Stale],
        job: RenderJob,
        output: Output,
        assets: Assets,
        known: Mapping[str, StoredFile],
    ) -> tuple[list[StoredFile], list[StoredFile]]:
        """Renders and copies everything stale into the staging folder.

        What was staged is to be recorded, and what turned out to be as it was, which only its key had not told.
        """
        timing.begin("copy")
        if found := assets.make_variants(self.progress):
            self._take(found)
        staged, same = [], []
        for page in stale:
            address = page.record.address
            if (data := assets.read(address)) is not None:
                staged.append(self._record(page, stage(str(output.staging), address, data)))
        timing.begin("render")
        outcomes = self._render([page.task for page in stale if page.task], job)
        for page in stale:
            outcome = outcomes.get(page.record.address)
            if outcome and outcome.is_same:
                moved = page.record
                record = known[moved.address]
                same.append(msgspec.structs.replace(record, data=moved.data))
            elif outcome:
                staged.append(self._record(page, outcome.content, outcome.exact))
        return staged, same

    def _record(self, page: Stale, content: str, exact: str = "") -> StoredFile:
        return msgspec.structs.replace(
            page.record, content=content, exact=exact, reason=page.reason, rendered=self.moment
        )

    def _render(self, tasks: Sequence[Task], job: RenderJob) -> dict[str, Outcome]:
        """What became of the pages that were rendered, or turned out to be as they were, by address."""
        if not tasks:
            return {}
        outcomes = list(render_all(tasks, job, self.executor, self.progress))
        if found := problems_of(outcomes):
            self._take(found)
        return {outcome.address: outcome for outcome in outcomes if not outcome.problems}

    def _take(self, found: Sequence[Problem]) -> None:
        """Problems found only while files were made."""
        self.problems += self._settle(found)
        if not self.options.keep_going:
            raise ProblemsError(self.problems)

    def _differs(self, record: StoredFile, known: dict[str, StoredFile], output: Output, there: set[str]) -> bool:
        """Whether the file in place is not already what was staged."""
        if record.address not in there:
            return True
        if record.address in known and not self.options.clean:
            return known[record.address].content != record.content
        return digest_bytes(read_file(output.folder / file_of(record.address))) != record.content

    def _close_door(self, plan: SitePlan, settings: Settings, files: int, assets: int) -> None:
        """Notes what the next build may say if all is still as it is: that it left all files as they were."""
        # Notes, and the warning of a fall in pages, are about this build alone: the next one must not repeat them.
        if self.door and not self.has_fallen and all(problem.is_warning for problem in self.problems):
            report = msgspec.structs.replace(self._report(plan, left=files, assets=assets), notes=())
            said = msgspec.json.encode(report).decode()
            self.door.keep(said, plan.since, plan.until, [self.options.site / settings.most_read.reads])

    def _report(
        self,
        plan: SitePlan,
        written: tuple[Written, ...] = (),
        left: int = 0,
        removed: tuple[str, ...] = (),
        assets: int = 0,
    ) -> Report:
        return Report(
            counts=plan.counts | ({"asset": assets} if assets else {}),
            written=written,
            left=left,
            removed=removed,
            purge=addresses_to_purge([*(file.address for file in written), *removed]),
            vanished=vanished_pages(removed),
            held=plan.held,
            problems=tuple(self.problems),
            omitted=len(self.omitted),
            left_out=tuple(sorted(self.omitted)),
            seconds=time.perf_counter() - self.started,
            notes=tuple(self.notes),
            until=plan.until if plan.until.year < datetime.MAXYEAR else None,
        )


def rank_of(kind: str) -> int:
    """Where a kind stands in `ORDER`; feeds, sitemaps and the front page come last."""
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def name_of(options: BuildOptions) -> str:
    """How the store calls an output folder: by its place in the site, so that a moved checkout keeps its records."""
    output, site = options.output.resolve(), options.site.resolve()
    return output.relative_to(site).as_posix() if output.is_relative_to(site) else str(output)
