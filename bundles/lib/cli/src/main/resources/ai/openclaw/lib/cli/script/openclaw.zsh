#compdef openclaw

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
  for word in "${reply[@]}"; do
    [[ ${word%%:*} == "$2" ]] && return 0
  done
  return 1
}

_openclaw() {
  local at= pending= ended= files= word
  local -a reply found
  integer i count=0
  for ((i = 2; i < CURRENT; i++)); do
    word=${(Q)words[i]}
    if [[ -n $pending ]]; then
      pending=
    elif [[ -n $ended ]]; then
      ((count++))
    elif [[ $word == -- ]]; then
      ended=1
    elif [[ $word == -* ]]; then
      if _openclaw_values "$at $word"; then pending=$word; fi
    elif ((count == 0)) && _openclaw_follows "$at" "$word"; then
      [[ $at$word == help ]] || at="$at $word"
    else
      ((count++))
    fi
  done
  files=
  if [[ -z $pending && -z $ended && $PREFIX == --*=* ]]; then
    pending=${PREFIX%%=*}
    compset -P '*='
  fi
  if [[ -n $pending ]]; then
    _openclaw_values "$at $pending"
    found=("${reply[@]}")
  elif [[ -z $ended && $PREFIX == -* ]]; then
    _openclaw_options "$at"
    found=("${reply[@]}")
  else
    if [[ -z $ended ]] && ((count == 0)); then
      _openclaw_next "$at"
      found=("${reply[@]}")
    fi
    _openclaw_arguments "$at $count" || _openclaw_arguments "$at *"
    found+=("${reply[@]}")
  fi
  integer nothing=1
  ((${#found})) && _describe openclaw found && nothing=0
  [[ -n $files ]] && _files && nothing=0
  return nothing
}

if [[ $funcstack[1] == _openclaw ]]; then
  _openclaw "$@"
else
  if ! (($+functions[compdef])); then
    autoload -Uz compinit && compinit -i
  fi
  compdef _openclaw openclaw
fi
