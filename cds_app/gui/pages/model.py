"""The models: which bundle is in use, what it rests on and how it performs; for an administrator, which to use."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from cds_app.domain.roles import may
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets import model_words
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.attributes_view import AttributesView
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import Button, button
from cds_app.gui.widgets.evidence_browser import EvidenceBrowser
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.performance_view import PerformanceView
from cds_app.gui.widgets.reading import Reading
from cds_app.gui.widgets.site_model import DRIFT, SiteModel
from cds_app.gui.widgets.site_model import SLOT as RECALIBRATION
from cds_app.gui.widgets.tab_part import TabPart
from cds_app.workflow.manage_bundles import ActivatedNow, activate_bundle
from cds_app.workflow.session import SignedIn
from cds_app.workflow.show_models import BundleStatus, ModelCard, ModelsView, models_view

SLOT, CHANGE = "model", "activate"
BUNDLES, CARD, ATTRIBUTES, PERFORMANCE, EVIDENCE, HERE = range(6)


class ModelPage(QWidget):
    """Tabs about the bundle that is chosen in the first of them: the one in use, until another is chosen.

    Another is put to use only after its impact was shown. A bundle's own words are shown only when it verified.
    """

    help_topic = "model"
    activated = Signal(str)
    """Another bundle is in use; its basis."""

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.shown: ModelCard | None = None
        self.impact: ActivatedNow | None = None
        self.activate: Button | None = None
        self.go_back: Button | None = None
        self.confirm: ConfirmAct | None = None
        self._about: BundleStatus | None = None
        self._view: ModelsView | None = None
        self._frame = PageFrame(self.tr("Model"))
        self.model = RowsModel(self._columns(), key=lambda bundle: (bundle.id, bundle.imported))
        self.table = Table(self.model, self.tr("Model bundles"))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.chosen.connect(self._show_bundle)
        self.summary = Reading(self.tr("The chosen bundle"))
        self.card = Reading(self.tr("Model card"))
        self.attributes = AttributesView()
        self.performance = PerformanceView()
        self._evidence_place = QWidget()
        self.here = SiteModel(jobs, who)
        self.here.failed.connect(self._failed)
        self.here.settled.connect(self._say_state)
        self._build()

    @cached_property
    def evidence(self) -> EvidenceBrowser:
        """Hundreds of entries: made when its tab is first looked at."""
        made = EvidenceBrowser(self.who.catalogue)
        place = QVBoxLayout(self._evidence_place)
        style.space(place, gap=0)
        place.addWidget(made)
        made.show()  # at once, and not after what is under way
        return made

    def refresh(self) -> None:
        """Verify every bundle anew and show them."""
        self.jobs.run(models_view, done=self._show, failed=self._failed, slot=SLOT)

    def ask_impact(self, bundle_id: str | None) -> None:
        """Work out what a bundle would change (with None: the one in use before), and offer it in a notice."""
        self.impact = None
        self._allow(False)
        self._frame.clear_notice()
        self._end_asking()
        self.jobs.run(
            activate_bundle,
            bundle_id,
            dry_run=True,
            done=partial(self._show_impact, bundle_id),
            failed=self._failed,
            slot=CHANGE,
        )

    def _show_impact(self, bundle_id: str | None, found: ActivatedNow) -> None:
        self.impact = found
        self._allow(True)
        self.tabs.setCurrentIndex(BUNDLES)
        self.summary.show_markdown(model_words.impact_markdown(found.impact))
        self._frame.show_notice(
            "caution",
            model_words.impact_sentence(found.impact),
            self.tr("Put {id} to use").format(id=found.bundle.id),
            lambda: self._ask_passphrase(bundle_id, found.bundle.id),
        )

    def _ask_passphrase(self, bundle_id: str | None, name: str) -> None:
        """Under the impact, which stays to be read."""
        self._end_asking()
        self.confirm = ConfirmAct(self.tr("Put {id} to &use").format(id=name))
        self.confirm.confirmed.connect(lambda typed: self._put_to_use(bundle_id, typed))
        self.confirm.cancelled.connect(self._end_asking)
        self._frame.body.insertWidget(0, self.confirm)
        self.confirm.passphrase.setFocus()

    def _end_asking(self) -> None:
        if self.confirm is not None:
            self.confirm.hide()
            self.confirm.deleteLater()
            self.confirm = None

    def _put_to_use(self, bundle_id: str | None, passphrase: str) -> None:
        self._frame.clear_notice()
        self._end_asking()
        self._allow(False)
        self.jobs.run(
            activate_bundle, bundle_id, confirm=passphrase, done=self._changed, failed=self._failed, slot=CHANGE
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or a locked window: what is half asked goes."""
        super().hideEvent(event)
        self._end_asking()

    def _changed(self, made: ActivatedNow) -> None:
        self.impact = None
        self.here.forget()
        self.activated.emit(made.bundle.basis)
        self.refresh()

    def _show(self, view: ModelsView) -> None:
        self.shown = view.in_use
        self.model.set_rows(view.bundles)
        self._may_go_back = view.may_go_back
        self._allow(True)
        in_use = next((bundle for bundle in view.bundles if bundle.active), None)
        self._view = view
        self._say_state()
        chosen = self.table.current_row()
        if chosen is None and view.bundles:
            self.table.choose(self.model.key(in_use or view.bundles[0]) if self.model.key else None)
        elif chosen is not None:
            self._show_bundle(chosen)

    def _say_state(self) -> None:
        """What is in use stands over the bundles; that nothing can be used stands over every tab."""
        if self._view is None or self.impact is not None:
            return
        in_use = next((bundle for bundle in self._view.bundles if bundle.active), None)
        if self._view.problem is not None or in_use is None:
            self._frame.show_notice("stop", self._view.problem or "")
        elif self.tabs.currentIndex() == BUNDLES:
            self._frame.show_notice("information", model_words.in_use_sentence(in_use))
        else:
            self._frame.clear_notice()

    def _say_about(self) -> None:
        """Which bundle a tab is about, where it does not say so itself."""
        about = self._about is not None and self.tabs.currentIndex() in (CARD, ATTRIBUTES, PERFORMANCE)
        named = self.tr("Model {id}").format(id=self._about.id) if about and self._about is not None else ""
        self._frame.set_title(named or self.tr("Model"))

    def _show_bundle(self, bundle: BundleStatus) -> None:
        """Every tab about a bundle. Of one that is not what was signed, only why."""
        self.summary.show_markdown(model_words.summary_markdown(bundle))
        self._allow(True)
        if bundle == self._about:
            return
        self._about = bundle
        self._say_about()
        if not bundle.verified:
            self.card.show_plain(bundle.problem or "")
        elif bundle.card:
            self.card.show_markdown(bundle.card)
        else:
            self.card.show_plain(self.tr("This bundle holds no card."))
        self.attributes.show_attributes(bundle.papers.attributes)
        self.performance.show_papers(bundle.papers)

    def _allow(self, idle: bool) -> None:
        """What can be asked for now: another bundle than the one in use that may be used, and the one before."""
        if self.activate is None or self.go_back is None:
            return
        chosen = self.table.current_row()
        self.activate.setEnabled(idle and chosen is not None and chosen.problem is None and not chosen.active)
        self.go_back.setEnabled(idle and self._may_go_back)

    def _failed(self, error: Exception) -> None:
        self._allow(True)
        self._frame.show_notice("stop", text.error_sentence(error))

    def _ask_chosen(self) -> None:
        chosen = self.table.current_row()
        if chosen is not None:
            self.ask_impact(chosen.id)

    def _build(self) -> None:
        self._may_go_back = False
        self._frame.add_action(BusyLabel(self.tr("Verifying the models …")).follow(self.jobs, SLOT))
        self._frame.add_action(BusyLabel(self.tr("Comparing on every patient …")).follow(self.jobs, CHANGE))
        for slot in (RECALIBRATION, DRIFT):
            self._frame.add_action(BusyLabel(self.tr("Reading the store's patients …")).follow(self.jobs, slot))
        if may(self.who.user.roles, "manage_bundles"):
            self.activate = button(self.tr("&Use this bundle …"), self._ask_chosen)
            self.go_back = button(self.tr("&Go back …"), lambda: self.ask_impact(None), icon_name="undo")
            self._frame.add_action(self.activate)
            self._frame.add_action(self.go_back)
            self._allow(False)
        outer = QVBoxLayout(self)
        style.space(outer, gap=0)
        outer.addWidget(self._frame)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("What to look at"))
        for page, name in (
            (self._bundles(), self.tr("Bundles")),
            (self.card, self.tr("Card")),
            (self.attributes, self.tr("31 attributes")),
            (self.performance, self.tr("Performance")),
            (self._evidence_place, self.tr("Evidence")),
            (TabPart(self.here), self.tr("At this site")),
        ):
            self.tabs.addTab(page, name)
        self.tabs.currentChanged.connect(lambda place: place == EVIDENCE and self.evidence)
        self.tabs.currentChanged.connect(lambda _place: self._say_state())
        self.tabs.currentChanged.connect(lambda _place: self._say_about())
        self._frame.body.addWidget(self.tabs, 1)

    def _bundles(self) -> QSplitter:
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.summary)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        return parts

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Bundle"), lambda b: b.id, tip=model_words.details),
            Column(self.tr("State"), model_words.state, tip=model_words.details),
            Column(self.tr("From"), model_words.origin, tip=model_words.details),
            Column(self.tr("Expires"), model_words.expiry, tip=model_words.details),
        )
