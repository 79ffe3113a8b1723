"""Training of the cross-encoder: the mix, a merged loss for two-class sets, checkpoints, and a clean stop."""

from __future__ import annotations

import logging
import random
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import ModelError
from factcheck.nli.onnx_weights import has_graph_alone, model_of
from factcheck.nli.training.derive import derive
from factcheck.nli.training.disk import last_whole_checkpoint, sweep_checkpoints, writing
from factcheck.nli.training.examples import Example, Relation, load_examples, load_groups
from factcheck.nli.training.framing import acted, framed, turned_pairs
from factcheck.nli.training.groups import exchanged
from factcheck.nli.training.marked import marked_pairs, marked_statements, repeated
from factcheck.nli.training.mix import LATEST, bucketed, draw
from factcheck.nli.training.worded import worded_pairs
from factcheck.records import View

if TYPE_CHECKING:
    import torch

log = logging.getLogger(__name__)

LABELS = (Relation.ENTAILMENT, Relation.NEUTRAL, Relation.CONTRADICTION)
_CLASSES = {relation: number for number, relation in enumerate((*LABELS, Relation.NOT_ENTAILMENT))}


REPEATED = 16_000
"""Pairs of which evidence with the claim's own words is made."""
DERIVED_FROM, MARKED_FROM, FRAMED_FROM = 80_000, 240_000, 90_000
"""Pairs from which others are derived, written ones from which marked ones are made, and marked ones that are put into
other frames: more than a run can show."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a training run does. ``passes`` counts example-passes in all; a resumed run may be given another total.

    The learning rate warms up, stays, and falls to zero over the last ``decay`` share of the run. Most pairs are shown
    but once or twice, so there is little to guard against by ``dropout``, and without it a step takes a third less
    time. With no ``worded`` pairs none are derived either: the run sees the labelled pairs as they are. ``leave_out``
    names transformations (``transformations.py``) that the run must not see, so that they can be measured on;
    ``views`` are those that it sees. The embeddings stay as they are, and the ``freeze`` lowest layers with them: a
    large base then learns a fifth faster, and forgets less.
    """

    base: str
    out: Path
    passes: int = 91_200
    batch: int = 32
    rate: float = 1.2e-4
    decay: float = 0.31
    tokens: int = 96
    freeze: int = 0
    smoothing: float = 0.05
    dropout: float = 0.0
    worded: int = 40_000
    leave_out: tuple[str, ...] = ()
    views: tuple[View, ...] = tuple(View)
    seed: int = 7
    threads: int = 2
    checkpoint_every: int = 100


def build_mix(sources: Sequence[str], recipe: Recipe, tokenizer: Any) -> list[dict[str, Any]]:
    """The encoded pairs of the whole run, in the order in which they are shown: ``input_ids``, ``labels`` and so on."""
    natural = load_examples(sources)
    pools: dict[str, list[Example]] = {}
    for example in natural:
        pools.setdefault(example.set, []).append(example)
    # Tables are long, but a row of one is short.
    usable = [
        example
        for example in natural
        if len(example.evidence) + len(example.claim) < 6 * recipe.tokens or example.set == "infotabs"
    ]
    rng = random.Random(recipe.seed)  # noqa: S311 - nothing secret
    some = _some(usable, DERIVED_FROM, rng)
    derived = list(derive(some, recipe.seed, leave_out=recipe.leave_out)) if recipe.worded else []
    pools["table_rows"] = [example for example in derived if example.set.endswith("table_row")]
    pools["derived"] = [example for example in derived if not example.set.endswith("table_row")]
    if recipe.worded and "exchanged" not in recipe.leave_out:
        pools["exchanged"] = list(exchanged(some))
    if recipe.worded and "repeated" not in recipe.leave_out:
        pools["repeated"] = list(repeated(natural[:: max(1, len(natural) // REPEATED)], recipe.seed))
    worded = list(worded_pairs(recipe.worded, recipe.seed, leave_out=recipe.leave_out))
    pools["worded"] = worded
    pools["marked_worded"] = list(marked_statements(worded, recipe.seed))
    written = (("marked_groups", ("groups-",)), ("marked_latest", LATEST), ("marked_pairs", ("pairs-",)))
    for name, prefixes in written if recipe.worded else ():
        own = _some([each for each in natural if each.set.startswith(prefixes)], MARKED_FROM, rng)
        pools[name] = list(marked_pairs(own, recipe.seed))
        if "framed" not in recipe.leave_out:
            some_marked = _some(pools[name], FRAMED_FROM, rng)
            rng.shuffle(some_marked)
            pools[name.replace("marked", "framed")] = list(framed(some_marked, recipe.seed))
    if recipe.worded and "acted" not in recipe.leave_out:
        pools["acted"] = [
            pair for name in ("marked_groups", "marked_latest") for pair in acted(pools[name], recipe.seed)
        ]
    if recipe.worded and "turned" not in recipe.leave_out:
        pools["turned"] = [
            pair for name, group in load_groups(sources) for pair in turned_pairs(group, name, recipe.seed)
        ]
    read = _some([each for each in usable if not each.set.startswith(("groups-", "pairs-"))], DERIVED_FROM, rng)
    pools["marked_read"] = list(marked_pairs(read, recipe.seed)) if recipe.worded else []

    def fits(example: Example) -> bool:
        return (
            example.view in recipe.views
            and len(tokenizer(example.evidence, example.claim)["input_ids"]) <= recipe.tokens
        )

    rows = []
    for example in islice(draw(pools, recipe.seed, fits), recipe.passes):
        row = dict(tokenizer(example.evidence, example.claim))
        row["labels"] = _CLASSES[example.label]
        rows.append(row)
    if not rows:
        raise ModelError("no training pair is short enough", hint="raise --tokens or give other data")
    return bucketed(rows, lambda row: len(row["input_ids"]), recipe.batch, recipe.seed)


def _some(examples: Sequence[Example], most: int, rng: random.Random) -> list[Example]:
    """At most so many of them, drawn at random, in their order."""
    if len(examples) <= most:
        return list(examples)
    return [examples[place] for place in sorted(rng.sample(range(len(examples)), most))]


def merged_loss(logits: torch.Tensor, labels: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Mean cross-entropy over three classes; the label 3 asks only that neutral and contradiction together win.

    ``logits`` is (pairs, 3) in the order of ``LABELS``, ``labels`` (pairs,) with values 0 to 3. Two-class pairs are
    smoothed by the same share, spread over the two sides.
    """
    import torch

    logs = torch.log_softmax(logits.float(), dim=-1)
    denied = torch.logsumexp(logs[:, 1:], dim=-1)
    merged = -(1 - smoothing) * denied - smoothing * logs[:, 0]
    classes = labels.clamp(max=2)
    chosen = logs.gather(1, classes[:, None])[:, 0]
    three = -(1 - smoothing) * chosen - smoothing * logs.mean(dim=-1)
    return torch.where(labels == 3, merged, three).mean()


def train(sources: Sequence[str], recipe: Recipe, *, resume: bool = False) -> Path:
    """Train from ``recipe.base`` and write the model to ``recipe.out``; returns that folder.

    Checkpoints lie in ``recipe.out / "checkpoints"``. SIGINT and SIGTERM end the run after the current step, with a
    checkpoint to resume from and the model as it stands. Raises ``ModelError`` if the base cannot be loaded, if
    there is nothing to resume, or if the disk is full; what was written before is kept.
    """
    import torch
    from transformers import DataCollatorWithPadding, Trainer, TrainingArguments

    torch.set_num_threads(recipe.threads)
    model, tokenizer = _load_base(recipe.base)
    checkpoints = recipe.out / "checkpoints"
    last = last_whole_checkpoint(checkpoints)
    if resume and last is None:
        raise ModelError(f"no checkpoint in {checkpoints}", hint="start without --resume")
    if last and not resume:
        raise ModelError(f"{checkpoints} holds an earlier run", hint="add --resume, or give another --out")

    rows = build_mix(sources, recipe, tokenizer)
    _freeze(model, recipe.freeze)
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = recipe.dropout
    steps = len(rows) // recipe.batch
    log.info("%d pairs, %d steps, mean %.1f tokens", len(rows), steps, _mean_length(rows))

    class MergedTrainer(Trainer):  # type: ignore[misc, unused-ignore]
        """The rows in their given order, with the merged loss."""

        def compute_loss(self, model: Any, inputs: Any, return_outputs: bool = False, **_: Any) -> Any:
            labels = inputs.pop("labels")
            outputs = model(**inputs)
            loss = merged_loss(outputs.logits, labels, recipe.smoothing)
            return (loss, outputs) if return_outputs else loss

        def _get_train_sampler(self, *_: Any) -> Any:
            return torch.utils.data.SequentialSampler(rows)  # type: ignore[arg-type, unused-ignore]

    arguments = TrainingArguments(
        output_dir=str(checkpoints),
        bf16=_has_bfloat16(),
        use_cpu=not torch.cuda.is_available(),
        optim="adamw_torch_fused",
        max_steps=steps,
        per_device_train_batch_size=recipe.batch,
        learning_rate=recipe.rate,
        weight_decay=0.01,
        max_grad_norm=1.0,
        lr_scheduler_type="warmup_stable_decay",
        warmup_steps=min(100, steps // 10),
        lr_scheduler_kwargs={"num_decay_steps": int(steps * recipe.decay)},
        logging_steps=20,
        save_steps=recipe.checkpoint_every,
        save_total_limit=2,
        seed=recipe.seed,
        report_to="none",
        dataloader_num_workers=0,
        dataloader_pin_memory=torch.cuda.is_available(),
        remove_unused_columns=False,
    )
    trainer = MergedTrainer(
        model=model,
        args=arguments,
        train_dataset=rows,
        data_collator=DataCollatorWithPadding(tokenizer),
        callbacks=[_stop_on_signal()],
    )
    sweep_checkpoints(checkpoints)
    with writing(recipe.out, hint="make room, then go on with --resume"):
        trainer.train(resume_from_checkpoint=str(last) if resume else None)
        model.half().save_pretrained(recipe.out)
        tokenizer.save_pretrained(recipe.out)
    return recipe.out


def _load_base(base: str) -> tuple[Any, Any]:
    """Model and tokenizer of a local folder or an already fetched hub name, with three classes in our order.

    A folder that holds an exported int8 graph alone, as the larger model travels, is read from that.
    """
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    names = {number: label.value for number, label in enumerate(LABELS)}
    numbers = {label: number for number, label in names.items()}
    try:
        tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
        if has_graph_alone(Path(base)):
            model = model_of(Path(base))
            model.config.id2label, model.config.label2id = names, numbers
            return model, tokenizer
        model = AutoModelForSequenceClassification.from_pretrained(
            base,
            num_labels=len(LABELS),
            id2label=names,
            label2id=numbers,
            dtype=torch.float32,
            attn_implementation="eager",  # on short texts and a CPU half as fast again as the fused kernel
            local_files_only=True,
            use_safetensors=True,
        )
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(f"cannot load {base}: {reason}", hint="give a folder with safetensors weights") from error
    return model, tokenizer


def _freeze(model: Any, lowest: int) -> None:
    """Keep the embeddings as they are, and so many of the lowest layers, with what all layers share beside them.

    Raises ``ModelError`` if that would leave no layer to train.
    """
    import torch

    for parameter in model.get_input_embeddings().parameters():
        parameter.requires_grad = False
    if not lowest:
        return
    stacks = [module for module in model.base_model.modules() if isinstance(module, torch.nn.ModuleList)]
    layers: Any = max(stacks, key=len, default=())
    if lowest >= len(layers):
        raise ModelError(f"the base has {len(layers)} layers", hint="freeze fewer of them")
    trained = {id(each) for layer in layers[lowest:] for each in layer.parameters()}
    for parameter in model.base_model.parameters():
        parameter.requires_grad = parameter.requires_grad and id(parameter) in trained


def _has_bfloat16() -> bool:
    """Whether the device multiplies bfloat16 matrices in hardware; then training takes a third of the time."""
    import torch

    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported())
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


def _stop_on_signal() -> Any:
    """A callback that ends the run after the current step, with a checkpoint, when the process is told to stop."""
    from transformers import TrainerCallback

    class StopOnSignal(TrainerCallback):  # type: ignore[misc, unused-ignore]
        """Set by SIGINT and SIGTERM, read at the end of each step."""

        stop = False

        def on_train_begin(self, *_: Any, **__: Any) -> None:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, self.ask)

        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> Any:  # noqa: ARG002
            if self.stop:
                control.should_save = control.should_training_stop = True
            return control

        def ask(self, *_: Any) -> None:
            self.stop = True

    return StopOnSignal()


def _mean_length(rows: Sequence[dict[str, Any]]) -> float:
    return sum(len(row["input_ids"]) for row in rows) / len(rows)
