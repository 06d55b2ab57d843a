"""What is done to a library later: undo, repair, names read anew, rejections tried again."""
