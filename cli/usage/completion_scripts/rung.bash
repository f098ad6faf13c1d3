# Completion of rung for bash, made by `rung completions bash`.

# _rung_expected COMMAND WHERE: what may stand there. WHERE is `options`, an option, or a positional's number from 1.
# The first word says what kind of thing it is; behind `words` stand the words themselves.
# TABLES

_rung_files() {
  local ending
  compgen -d -- "$1"
  for ending in "${@:2}"; do compgen -f -X "!*.$ending" -- "$1"; done
}

_rung() {
  local current=${COMP_WORDS[COMP_CWORD]} command= option= expected word i position=1
  local -a kind
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $word == "=" ]]; then
      continue
    elif [[ $word == ":" ]]; then
      ((i++))
    elif [[ -n $option ]]; then
      option=
    elif [[ $word == -?* ]]; then
      [[ -n $(_rung_expected "${command:-rung}" "$word") ]] && option=$word
    elif [[ -z $command ]]; then
      command=$word
    else
      ((position++))
    fi
  done
  [[ $current == "=" ]] && current=

  COMPREPLY=()
  if [[ -n $option ]]; then
    expected=$(_rung_expected "${command:-rung}" "$option")
  elif [[ $current == -* ]]; then
    expected="words $(_rung_expected "${command:-rung}" options)"
  elif [[ -z $command ]]; then
    expected=$(_rung_expected rung 1)
  else
    expected=$(_rung_expected "$command" "$position")
    [[ -n $expected ]] || expected=$(_rung_expected "$command" more)
  fi
  read -ra kind <<<"$expected"
  case ${kind[0]} in
    words) mapfile -t COMPREPLY < <(compgen -W "${kind[*]:1}" -- "$current") ;;
    rules) mapfile -t COMPREPLY < <(_rung_files "$current" rung) ;;
    snapshots) mapfile -t COMPREPLY < <(_rung_files "$current" yaml yml json ndjson jsonl) ;;
    directory) mapfile -t COMPREPLY < <(_rung_files "$current") ;;
    file) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
  esac
  [[ ${kind[0]} == words || ${#COMPREPLY[@]} == 0 ]] || compopt -o filenames 2>/dev/null
}

complete -F _rung rung
