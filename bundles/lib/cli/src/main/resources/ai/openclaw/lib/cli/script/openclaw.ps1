# PowerShell completion for openclaw

Register-ArgumentCompleter -Native -CommandName openclaw -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)

  $next = @{
    @next@
  }
  $options = @{
    @options@
  }
  $values = @{
    @values@
  }
  $arguments = @{
    @arguments@
  }

  $at = ''
  $pending = ''
  $ended = $false
  $count = 0
  $typed = @($commandAst.CommandElements |
      Where-Object { $_.Extent.EndOffset -lt $cursorPosition -or ($_.Extent.EndOffset -eq $cursorPosition -and $wordToComplete -eq '') } |
      ForEach-Object { $_.Extent.Text } |
      Select-Object -Skip 1)
  foreach ($word in $typed) {
    if ($pending) {
      $pending = ''
    } elseif ($ended) {
      $count++
    } elseif ($word -eq '--') {
      $ended = $true
    } elseif ($word.StartsWith('-')) {
      if ($values.ContainsKey("$at $word")) { $pending = $word }
    } elseif ($count -eq 0 -and $next.ContainsKey($at) -and @($next[$at].Words | ForEach-Object { $_.Text }) -ccontains $word) {
      if ("$at$word" -cne 'help') { $at = "$at $word" }
    } else {
      $count++
    }
  }

  $prefix = ''
  $offers = @()
  if ($pending) {
    $offers += $values["$at $pending"]
  } elseif (-not $ended -and $wordToComplete -clike '--*=*') {
    $name = $wordToComplete.Substring(0, $wordToComplete.IndexOf('='))
    $prefix = "$name="
    if ($values.ContainsKey("$at $name")) { $offers += $values["$at $name"] }
  } elseif (-not $ended -and $wordToComplete.StartsWith('-')) {
    if ($options.ContainsKey($at)) { $offers += $options[$at] }
  } else {
    if ($count -eq 0 -and -not $ended -and $next.ContainsKey($at)) { $offers += $next[$at] }
    if ($arguments.ContainsKey("$at $count")) {
      $offers += $arguments["$at $count"]
    } elseif ($arguments.ContainsKey("$at *")) {
      $offers += $arguments["$at *"]
    }
  }
  foreach ($offer in $offers) {
    foreach ($word in $offer.Words) {
      $text = $prefix + $word.Text
      if ($text.StartsWith($wordToComplete, [System.StringComparison]::Ordinal)) {
        $help = if ($word.Help) { $word.Help } else { $text }
        [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $help)
      }
    }
    if ($offer.Files) {
      [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete.Substring($prefix.Length))
    }
  }
}
