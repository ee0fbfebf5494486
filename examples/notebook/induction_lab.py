"""The induction lab in Jupyter, JupyterLab, Colab, VS Code or marimo. Needs: pip install 'anywidget>=0.9'"""

from pathlib import Path

import anywidget
import traitlets


class InductionLab(anywidget.AnyWidget):
    # A copy of dist/notebook/induction.js; its address on a server does as well.
    _esm = Path(__file__).parent / "notebook" / "induction.js"

    # Set from Python: a new seed starts a new run, a step is trained up to and shown.
    seed = traitlets.Int(0).tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)
    playing = traitlets.Bool(False).tag(sync=True)
    ablations = traitlets.Dict({"heads": [], "kind": "zero"}).tag(sync=True)

    # Read from the lab.
    trained_steps = traitlets.Int(0).tag(sync=True)
    metrics = traitlets.Dict().tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)


# lab = InductionLab(seed=3)
# lab                                                       # shows it
# lab.step = 400                                            # trains to step 400
# lab.ablations = {"heads": [[1, 0]], "kind": "zero"}       # takes layer 2, head 1 out of action
# lab.metrics                                               # the figures of the step on display
