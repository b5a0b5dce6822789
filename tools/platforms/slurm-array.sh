#!/bin/bash
# Grades a class on a Slurm cluster, one part a task:
#
#   sbatch --array=1-16 --export=ALL,LAB=/course/lab,INBOX=/class/inbox,PARTS=/class/parts slurm-array.sh
#
# and when all have ended:
#
#   /course/lab class merge /class/results /class/parts/part-*
#
# A task that was cancelled or killed may be submitted again: it goes on where it was.
# The course must have been built on a node with a JDK 25 (any ./lab command does that), and lie on
# a disk that all nodes see, as INBOX and PARTS do. Each node wants bubblewrap.
#SBATCH --job-name=handshake
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --time=04:00:00
set -eu

: "${SLURM_ARRAY_TASK_ID:?Start this with sbatch --array=1-N.}"
: "${LAB:?Say where lab is: LAB=/course/lab}"
: "${INBOX:?Say where the submissions lie: INBOX=/class/inbox}"
: "${PARTS:?Say where the parts go: PARTS=/class/parts}"

exec "$LAB" class grade "$INBOX" \
    --out "$PARTS/part-$SLURM_ARRAY_TASK_ID" \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
    --jobs "${SLURM_CPUS_PER_TASK:-2}"
