# bash completion for openclaw

_openclaw_next() {
  reply=()
  case $1 in
    @next@
    *) return 1 ;;
  esac
}

_openclaw_options() {
  reply=()
  case $1 in
    @options@
    *) return 1 ;;
  esac
}

_openclaw_values() {
  reply=()
  case $1 in
    @values@
    *) return 1 ;;
  esac
}

_openclaw_arguments() {
  reply=()
  case $1 in
    @arguments@
    *) return 1 ;;
  esac
}

_openclaw_follows() {
  local word
  _openclaw_next "$1"
  for word in ${reply[@]+"${reply[@]}"}; do
    [[ $word == "$2" ]] && return 0
  done
  return 1
}

_openclaw() {
  local current=${COMP_WORDS[COMP_CWORD]} at= pending= ended= files= count=0 word i
  local -a reply found
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ -n $pending ]]; then
      [[ $word == = ]] || pending=
    elif [[ -n $ended ]]; then
      count=$((count + 1))
    elif [[ $word == -- ]]; then
      ended=1
    elif [[ $word == -* ]]; then
      if _openclaw_values "$at $word"; then pending=$word; fi
    elif [[ $count == 0 ]] && _openclaw_follows "$at" "$word"; then
      [[ $at$word == help ]] || at="$at $word"
    else
      count=$((count + 1))
    fi
  done
  files=
  [[ $current == = ]] && current=
  if [[ -n $pending ]]; then
    _openclaw_values "$at $pending"
    found=(${reply[@]+"${reply[@]}"})
  elif [[ -z $ended && $current == -* ]]; then
    _openclaw_options "$at"
    found=(${reply[@]+"${reply[@]}"})
  else
    if [[ $count == 0 && -z $ended ]]; then
      _openclaw_next "$at"
      found=(${reply[@]+"${reply[@]}"})
    fi
    _openclaw_arguments "$at $count" || _openclaw_arguments "$at *"
    found+=(${reply[@]+"${reply[@]}"})
  fi
  for word in ${found[@]+"${found[@]}"}; do
    if [[ $word == "$current"* ]]; then
      printf -v word %q "$word"
      COMPREPLY+=("$word")
    fi
  done
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do
      COMPREPLY+=("$word")
    done < <(compgen -f -- "$current")
  fi
}

complete -F _openclaw openclaw
