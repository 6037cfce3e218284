"""Fits the length control of models with liblinear, as AlpacaEval's `glm_winrate.py` does.

Reads the training rows as JSON from stdin, prints the results and the time of the fits as JSON.
The cross-validation is written out: scikit-learn passes the weights of rows to a score since 1.4.
"""

import json
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")  # of fits that stop early, as in AlpacaEval's own


def fit(c, x, p, w):
    """Each row counts twice: as a win with weight p, and as a loss with weight 1 - p."""
    model = LogisticRegression(
        C=c, penalty="l1", solver="liblinear", fit_intercept=False, random_state=123
    )
    labels = np.repeat([1, 0], len(p))
    model.fit(np.vstack([x, x]), labels, sample_weight=np.concatenate([p * w, (1 - p) * w]))
    return model


def score(model, x, p, w):
    predicted = np.clip(model.predict_proba(x)[:, 1], 1e-15, 1 - 1e-15)
    return np.mean(w * (p * np.log(predicted) + (1 - p) * np.log(1 - predicted)))


def length_control(x, p, w, folds, own):
    cs = np.logspace(-4, 4, 10)
    scores = np.zeros(len(cs))
    for fold in range(max(folds) + 1):
        train, test = folds != fold, folds == fold
        scores += [score(fit(c, x[train], p[train], w[train]), x[test], p[test], w[test]) for c in cs]
    model = fit(cs[np.argmax(scores)], x, p, w)
    at_equal_length = x[-own:].copy()
    at_equal_length[:, 0] = 0
    return 100 * float(np.mean(model.predict_proba(at_equal_length)[:, 1]))


def main():
    inputs = json.load(sys.stdin)
    rates, wall, cpu = [], time.perf_counter(), time.process_time()
    for each in inputs["models"]:
        columns = [np.array(each[name]) for name in ("features", "labels", "weights", "folds")]
        rates.append(length_control(*columns, each["own"]))
    cost = {"wallMs": 1000 * (time.perf_counter() - wall), "cpuMs": 1000 * (time.process_time() - cpu)}
    print(json.dumps({"version": sklearn.__version__, "cost": cost, "lengthControlled": rates}))


main()
