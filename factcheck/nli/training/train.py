"""Training of the cross-encoder: a merged loss for two-class sets, checkpoints, and a clean stop."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import ModelError
from factcheck.nli.training.base import load_base
from factcheck.nli.training.building import build_mix
from factcheck.nli.training.disk import last_whole_checkpoint, staging, step_of, sweep_checkpoints, writing
from factcheck.nli.training.examples import load_examples, load_groups
from factcheck.nli.training.recipe import Recipe, check_record, record_of, write_record
from factcheck.nli.training.stopping import Stop, Stopped, stoppable

if TYPE_CHECKING:
    import torch

log = logging.getLogger(__name__)


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

    Checkpoints lie in ``recipe.out / "checkpoints"``. SIGINT and SIGTERM end the run with ``Stopped``: after the
    current step, with a checkpoint to resume from and the model as it stands, or at once where no step was begun.
    Raises ``ModelError`` if the base or the data cannot be used, if there is nothing to resume or the run began with
    other data or options, if the weights are no longer finite, or if the disk is full; what was written before is kept.
    """
    with stoppable() as stop:
        try:
            return _train(sources, recipe, stop, resume=resume)
        except Stopped as stopped:
            if stopped.told:
                raise
            raise Stopped(stopped.number, _before_a_step(recipe.out)) from None


def _train(sources: Sequence[str], recipe: Recipe, stop: Stop, *, resume: bool) -> Path:
    import torch
    import transformers

    transformers.utils.logging.disable_progress_bar()
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    checkpoints = recipe.out / "checkpoints"
    last = last_whole_checkpoint(checkpoints)
    if resume and last is None:
        raise ModelError(f"no checkpoint in {checkpoints} to go on from", hint="start without --resume")
    if last and not resume:
        raise ModelError(f"{checkpoints} holds an earlier run", hint="add --resume, or give another --out")
    log.info("loading %s", recipe.base)
    model, tokenizer, longest = load_base(recipe.base)
    if longest is not None and longest < recipe.tokens:
        log.warning("%s reads at most %d tokens: longer pairs are left out", recipe.base, longest)
    _freeze(model, recipe.freeze)
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = recipe.dropout
    natural = load_examples(sources, progress=lambda part, pairs: log.info("reading %s: %s pairs", part, f"{pairs:,}"))
    record = record_of(recipe, natural)
    if last:
        check_record(record, checkpoints)
    if last and step_of(last) > recipe.passes // recipe.batch:
        raise ModelError(
            f"{last} is {step_of(last)} steps old, and --passes {recipe.passes} makes {recipe.passes // recipe.batch}",
            hint="give more passes, or another --out",
        )
    with writing(checkpoints):  # what cannot be written to is told before hours of work
        pass
    fitting = replace(recipe, tokens=min(recipe.tokens, longest or recipe.tokens))
    rows = build_mix(natural, load_groups(sources), fitting, tokenizer)
    steps = len(rows) // recipe.batch
    log.info("%s pairs, %d steps, mean %.1f tokens", f"{len(rows):,}", steps, _mean_length(rows))
    trainer = _trainer(model, tokenizer, rows, recipe, stop)
    with writing(recipe.out, hint=_RESUME):
        sweep_checkpoints(checkpoints)
        write_record(record, checkpoints)
    stop.patient = True
    _run(trainer, last, recipe.out)
    _save(model, tokenizer, recipe.out)
    done = trainer.state.global_step
    if stop.number is not None and done < steps:
        told = f"interrupted after {done} of {steps} steps; the model as it stands is in {recipe.out}; {_GO_ON}"
        raise Stopped(stop.number, told)
    return recipe.out


def _run(trainer: Any, last: Path | None, out: Path) -> None:
    """Train to the end, or until the run is stopped; an error is told with the checkpoint that is left."""
    checkpoints = out / "checkpoints"
    try:
        with writing(out, hint=_RESUME):
            trainer.train(resume_from_checkpoint=str(last) if last else None)
    except ModelError as error:
        sweep_checkpoints(checkpoints)
        kept = last_whole_checkpoint(checkpoints)
        hint = error.hint if kept else error.hint.replace(_GO_ON, "start again without --resume")
        raise ModelError(error.message + (f"; {kept.name} is kept" if kept else ""), hint=hint) from error


def _save(model: Any, tokenizer: Any, out: Path) -> None:
    """Write the model in half precision, whole or not at all: an earlier one stays until then."""
    with staging(out, hint=_RESUME) as scratch:
        model.half().save_pretrained(scratch)
        tokenizer.save_pretrained(scratch)
        for file in sorted(scratch.iterdir()):
            file.replace(out / file.name)


_GO_ON = "go on with the same command and --resume"
_RESUME = f"make room, then {_GO_ON}"


def _before_a_step(out: Path) -> str:
    """What is told of a run that was stopped before its first step."""
    last = last_whole_checkpoint(out / "checkpoints")
    kept = f"{last.name} is kept; {_GO_ON}" if last else "nothing was written; start again"
    return f"interrupted before the first step of this run; {kept}"


def _trainer(model: Any, tokenizer: Any, rows: Sequence[dict[str, Any]], recipe: Recipe, stop: Stop) -> Any:
    """A ``Trainer`` over the rows in their given order, with the merged loss, that tells its progress in the log."""
    import torch
    from transformers import DataCollatorWithPadding, PrinterCallback, Trainer, TrainingArguments

    class MergedTrainer(Trainer):  # type: ignore[misc, unused-ignore]
        """The rows in their given order, with the merged loss, which must stay finite."""

        def compute_loss(self, model: Any, inputs: Any, return_outputs: bool = False, **_: Any) -> Any:
            labels = inputs.pop("labels")
            outputs = model(**inputs)
            loss = merged_loss(outputs.logits, labels, recipe.smoothing)
            if not torch.isfinite(loss):
                raise _diverged(self.state.global_step + 1)
            return (loss, outputs) if return_outputs else loss

        def _get_train_sampler(self, *_: Any) -> Any:
            return torch.utils.data.SequentialSampler(rows)  # type: ignore[arg-type, unused-ignore]

    steps = len(rows) // recipe.batch
    arguments = TrainingArguments(
        output_dir=str(recipe.out / "checkpoints"),
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
        disable_tqdm=True,
        dataloader_num_workers=0,
        dataloader_pin_memory=torch.cuda.is_available(),
        remove_unused_columns=False,
    )
    trainer = MergedTrainer(
        model=model,
        args=arguments,
        train_dataset=rows,
        data_collator=DataCollatorWithPadding(tokenizer),
        callbacks=[_watch(stop)],
    )
    trainer.remove_callback(PrinterCallback)  # it prints to standard output
    return trainer


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


def _watch(stop: Stop) -> Any:
    """A callback that tells the progress, ends the run when it is told to stop, and lets no broken weights be saved."""
    from transformers import TrainerCallback

    class Watch(TrainerCallback):  # type: ignore[misc, unused-ignore]
        """What is done after each step, and where a line of the log is due."""

        began, first = 0.0, 0

        def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:  # noqa: ARG002
            self.began, self.first = time.monotonic(), state.global_step

        def on_step_end(self, args: Any, state: Any, control: Any, *, model: Any, **_: Any) -> Any:  # noqa: ARG002
            if stop.number is not None:
                control.should_save = control.should_training_stop = True
            if (control.should_save or control.should_training_stop) and not _fits_half(model):
                raise _diverged(state.global_step)
            return control

        def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:  # noqa: ARG002
            if not logs or "loss" not in logs:
                return
            done = state.global_step
            left = (time.monotonic() - self.began) / max(1, done - self.first) * (state.max_steps - done)
            log.info(
                "step %d of %d, loss %.3f, rate %.1e, %s left",
                done, state.max_steps, float(logs["loss"]), float(logs["learning_rate"]), _minutes(left),
            )  # fmt: skip

    return Watch()


def _diverged(step: int) -> ModelError:
    return ModelError(
        f"training diverged at step {step}: the loss or the weights are not finite",
        hint="start again with a lower --rate and another --out",
    )


def _fits_half(model: Any) -> bool:
    """Whether all weights are finite numbers, in the half precision that they are written in too."""
    import torch

    most = torch.finfo(torch.float16).max
    return all(bool((each.detach().abs() <= most).all()) for each in model.parameters())


def _minutes(seconds: float) -> str:
    """A time left, in words: "40 s", "12 min", "3 h 5 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def _mean_length(rows: Sequence[dict[str, Any]]) -> float:
    return sum(len(row["input_ids"]) for row in rows) / len(rows)
