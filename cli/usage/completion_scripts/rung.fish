# Completion of rung for fish, made by `rung completions fish`.

function __rung_files --description 'directories, and files with one of these endings'
    set -l token (commandline -ct)
    __fish_complete_directories $token
    for ending in $argv
        # A pattern that matches nothing is no error behind `set`.
        set -l files $token*.$ending
        printf '%s\n' $files
    end
end

# __rung_position COMMAND NUMBER: whether the word at the cursor is that positional of the command, from 1.
function __rung_position
    set -l words (commandline -opc)
    set -e words[1]
    set -l position 0
    set -l valued (__rung_valued)
    set -l skip 0
    for word in $words
        if test $skip = 1
            set skip 0
        else if contains -- $word $valued
            set skip 1
        else if not string match -q -- '-*' $word
            test $position = 0; and test "$word" != $argv[1]; and return 1
            set position (math $position + 1)
        end
    end
    test $skip = 0; and test $position -ge 1; and begin
        test $position = $argv[2]; or test "$argv[3]" = more -a $position -gt $argv[2]
    end
end

complete -c rung -f
# TABLES
