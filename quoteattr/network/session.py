"""Open a network with onnxruntime, which is imported on first use and runs on one thread."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from quoteattr.errors import ModelError
from quoteattr.manifest import REINSTALL

if TYPE_CHECKING:
    import onnxruntime

__all__ = ["open_session"]

_LOGGER = logging.getLogger(__name__)
# Not fused: onnxruntime's joint kernel for addition and normalization takes five times as long as its two kernels.
_SLOWER = ["SkipLayerNormFusion"]


def open_session(model: bytes, directory: Path) -> onnxruntime.InferenceSession:
    """The network of an ONNX file from this folder. Raises `ModelError` if onnxruntime cannot load it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    _LOGGER.info("loading the weights in %s", directory)
    try:
        return onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
    except Exception as error:
        raise ModelError(directory, f"onnxruntime cannot load the network ({error})", REINSTALL) from error
