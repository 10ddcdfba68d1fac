"""The images of the chosen cell, row or column of the confusion matrix, or all that are misclassified."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QLabel

from convlab.gui.labs.lenet.errors.words import gallery_title, image_caption, widest_lines
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.image_gallery import ImageGallery
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.panel import Panel
from convlab.labs.lenet.errors import ORDERS, ErrorsChoice, Evaluation


class ImagesPanel(Panel):
    """A gallery in the chosen `order`; `all_button` goes back to all that are misclassified."""

    def __init__(self) -> None:
        super().__init__()
        self.all_button, self.order, self.gallery = AccentButton(), Choice(ORDERS), ImageGallery()
        self.all_button.setCheckable(True)
        self._order_label = QLabel()
        self._order_label.setBuddy(self.order)
        self.body.addLayout(in_row(self.all_button, 1, self._order_label, self.order))
        self.body.addWidget(self.gallery, 1)
        self.retranslate()

    def show_nothing(self) -> None:
        """There is no evaluation."""
        self.set_title(self.tr("Images"))
        self.gallery.show_nothing("")

    def show_images(
        self,
        images: NDArray[np.uint8],
        evaluation: Evaluation,
        choice: ErrorsChoice,
        names: Sequence[str],
        *,
        keeps_place: bool,
    ) -> None:
        """The chosen ones of the test set's `images`, from the first, or from where the user is in them."""
        indices = evaluation.indices(choice)
        self.set_title(gallery_title(choice, names, len(indices)))
        self.gallery.show_nothing(self.tr("No such images."))
        self.gallery.set_images(
            images,
            indices,
            lambda index: image_caption(evaluation, names, index),
            widest_lines(names),
            stays=keeps_place,
        )

    def retranslate(self) -> None:
        self.order.set_texts(
            [self.tr("highest loss first"), self.tr("lowest loss first"), self.tr("as in the test set")]
        )
        self._order_label.setText(self.tr("Order"))
        self.order.setAccessibleName(self.tr("Order of the images"))
        self.order.setToolTip(
            self.tr(
                "Which images come first: the higher the loss, the lower the probability the network gave the label"
            )
        )
        name_button(
            self.all_button, self.tr("All misclassified"), self.tr("Show all images that the network misclassifies")
        )
        self.gallery.setAccessibleName(self.tr("Images of the chosen cell"))
