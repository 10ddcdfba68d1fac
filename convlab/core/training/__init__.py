"""How a network learns and what is measured meanwhile: optimisers, augmentation, divergence, evaluation."""
