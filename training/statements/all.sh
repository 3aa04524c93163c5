#!/bin/sh
# all.sh DATA OUT [SHARE]: from the corpus to the folder that the package ships. About an hour on two idle cores.
# SHARE of each run's epochs, 1 unless given: with 0.01 and a few articles all steps are tried in a minute or two.
set -eu
data=$1 out=$2 share=${3:-1}
export PYTHONPATH=src
export MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=20000000000 MALLOC_TOP_PAD_=268435456
archive=$(python -c 'import all_minilm_l6_v2 as m; print(m.get_model_zip_path())' | tail -n 1)  # the package greets, too
step() { python -m training.statements "$@"; }
scaled() { python -c 'import sys; print(float(sys.argv[1]) * float(sys.argv[2]))' "$1" "$share"; }
step encoder "$archive" --out "$out/encoder"
step build --data "$data" --encoder "$out/encoder" --out "$out/built"
run() {
    name=$1 epochs=$2 decay=$3
    shift 3
    step train --data "$data" --built "$out/built" --encoder "$out/encoder" --out "$out/$name" \
        --epochs "$(scaled "$epochs")" --decay "$(scaled "$decay")" "$@"
}
run first 3 1.5
run second 2 2 --start "$out/first/last.pt" --rate 1.5e-4 --seed 2
run third 1 1 --start "$out/first/last.pt" --rate 1.5e-4 --seed 3
step average "$out/first/last.pt" "$out/second/last.pt" "$out/third/last.pt" --out "$out/weights.pt"
step export --data "$data" --encoder "$out/encoder" --weights "$out/weights.pt" --out "$out/model"
step evaluate --data "$data" --model "$out/model"
