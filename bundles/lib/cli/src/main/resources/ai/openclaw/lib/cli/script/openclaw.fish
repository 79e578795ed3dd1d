# fish completion for openclaw

function __openclaw_next
    switch $argv[1]
        @next@
        case '*'
            return 1
    end
end

function __openclaw_options
    switch $argv[1]
        @options@
        case '*'
            return 1
    end
end

function __openclaw_values
    switch $argv[1]
        @values@
        case '*'
            return 1
    end
end

function __openclaw_arguments
    switch $argv[1]
        @arguments@
        case '*'
            return 1
    end
end

function __openclaw_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l at ''
    set -l pending ''
    set -l ended ''
    set -l count 0
    for word in $typed[2..-1]
        if test -n "$pending"
            set pending ''
        else if test -n "$ended"
            set count (math $count + 1)
        else if test "$word" = --
            set ended 1
        else if string match -q -- '-*' $word
            if __openclaw_values "$at $word" >/dev/null
                set pending $word
            end
        else if test $count = 0; and __openclaw_next $at | string match -q -- "$word"\t'*'
            test "$at$word" = help; or set at "$at $word"
        else
            set count (math $count + 1)
        end
    end
    if test -n "$pending"
        __openclaw_values "$at $pending" $current
    else if test -z "$ended"; and string match -q -- '--*=*' $current
        set -l parts (string split -m 1 = -- $current)
        for value in (__openclaw_values "$at $parts[1]" $parts[2])
            echo "$parts[1]=$value"
        end
    else if test -z "$ended"; and string match -q -- '-*' $current
        __openclaw_options $at
    else
        if test $count = 0 -a -z "$ended"
            __openclaw_next $at
        end
        __openclaw_arguments "$at $count" $current
        or __openclaw_arguments "$at *" $current
    end
    return 0
end

complete -c openclaw -e
complete -c openclaw -f -a '(__openclaw_complete)'
