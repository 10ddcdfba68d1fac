"""The one list of labs, the window's half: their pages, icons and titles. The Qt-free half is `convlab.labs.registry`.

What is named here is imported when it is asked for, so that the window opens soon.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from convlab.gui.language import translate

if TYPE_CHECKING:
    from convlab.gui.labs.extension import LabExtension
    from convlab.gui.labs.page import LabPage
    from convlab.gui.session import LabHandle


@dataclass(frozen=True)
class LabEntry:
    """Where the class of a lab's page is, "MODULE:CLASS"; the lab's title, and what its button in the rail tells.

    `extension`, of the same form, is what the lab adds to the window besides its page. `icon` is the name of a file in
    resources/icons.
    """

    page: str
    title: Callable[[], str]
    tip: Callable[[], str]
    icon: str
    extension: str = ""

    def page_class(self) -> Callable[[LabHandle[Any]], LabPage]:
        found: Callable[[LabHandle[Any]], LabPage] = resolve_name(self.page)
        return found

    def extension_class(self) -> type[LabExtension] | None:
        found: type[LabExtension] | None = resolve_name(self.extension) if self.extension else None
        return found


# in the order of the rail
LABS: dict[str, LabEntry] = {
    "why": LabEntry(
        "convlab.gui.labs.why.page:WhyPage",
        lambda: translate("Labs", "Why convolution"),
        lambda: translate(
            "Labs", "Why convolution: from dense weights to a kernel, and what moves along when the image moves"
        ),
        "why",
    ),
    "convolution": LabEntry(
        "convlab.gui.labs.convolution.page:ConvolutionPage",
        lambda: translate("Labs", "Convolution"),
        lambda: translate("Labs", "Convolution: kernel, padding and stride, step by step with the arithmetic"),
        "convolution",
    ),
    "channels": LabEntry(
        "convlab.gui.labs.channels.page:ChannelsPage",
        lambda: translate("Labs", "Channels"),
        lambda: translate("Labs", "Channels: several in, several out, colour, and 1 × 1 kernels"),
        "channels",
    ),
    "pooling": LabEntry(
        "convlab.gui.labs.pooling.page:PoolingPage",
        lambda: translate("Labs", "Pooling"),
        lambda: translate("Labs", "Pooling: the maximum or the average of each window, and what that is for"),
        "pooling",
    ),
    "receptive_field": LabEntry(
        "convlab.gui.labs.receptive_field.page:FieldPage",
        lambda: translate("Labs", "Receptive field"),
        lambda: translate("Labs", "Receptive field: what a unit sees of the image, through any stack of layers"),
        "receptive_field",
    ),
    "learning": LabEntry(
        "convlab.gui.labs.learning.page:LearningPage",
        lambda: translate("Labs", "Learning"),
        lambda: translate("Labs", "Learning: a kernel found by gradient descent, and every gradient cell by cell"),
        "learning",
    ),
    "lenet": LabEntry(
        "convlab.gui.labs.lenet.page:LeNetPage",
        lambda: "LeNet",
        lambda: translate("Labs", "LeNet: train it live, draw to it, look inside"),
        "lenet",
        extension="convlab.gui.labs.lenet.extension:LeNetExtension",
    ),
}
